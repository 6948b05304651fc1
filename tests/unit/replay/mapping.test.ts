import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../shared/formats/mapping/mapping.ts';

const apply = (fields: object, record: unknown) => parseMapping(JSON.stringify({ fields })).apply(record);

describe('mapping', () => {
  it('reads pointers, constants, templates, tables and lists', () => {
    const fields = {
      external_id: { template: '{/org}/{/id}/{/none}' },
      title: '/a~1b',
      source: { const: 'lab' },
      severity: {
        from: ['/phase', '/rule'],
        table: { attack: 'high', 'W-*': 'low', 'W-X-*': 'medium' },
        otherwise: 'info',
      },
      assets: { list: ['/host', '/second'] },
      indicators: { each: '/ips', as: { type: { const: 'ip' }, value: '' } },
      tags: { each: '/ips', as: '' },
      assignee: '/nobody',
    };
    const record = {
      org: 'x',
      id: 7,
      'a/b': 'T',
      phase: 'quiet',
      rule: 'W-X-1',
      host: 'h',
      ips: ['1.1.1.1'],
      nobody: null,
    };
    expect(apply(fields, record)).toEqual({
      external_id: 'x/7/',
      title: 'T',
      source: 'lab',
      severity: 'medium',
      assets: ['h'],
      indicators: [{ type: 'ip', value: '1.1.1.1' }],
      tags: ['1.1.1.1'],
    });
    expect(apply(fields, { rule: 'Z' })).toEqual({ external_id: '//', source: 'lab', severity: 'info' });
    expect(apply(fields, null)).toMatchObject({ source: 'lab' });
  });

  it.each([
    ['[]', /"fields"/],
    ['{"fields":{"title":"name"}}', /fields\.title: "name" is no JSON Pointer/],
    ['{"fields":{"title":{"pointer":"/x"}}}', /fields\.title: write a pointer, or an object with one of/],
    ['{"fields":{"a":{"list":"/x"}}}', /fields\.a\.list/],
    ['{"fields":{"a":{"from":"/x","table":[]}}}', /fields\.a\.table/],
    ['{"fields":{"a":{"list":["/x",3]}}}', /fields\.a\.list\[1\]/],
  ])('says where %s is wrong', (text, reason) => expect(() => parseMapping(text)).toThrow(reason));
});
