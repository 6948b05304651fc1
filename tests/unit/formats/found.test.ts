import { describe, expect, it } from 'vitest';
import { camelCased, snakeCased } from '../../../shared/formats/reading/casing.ts';
import { entityReader } from '../../../shared/formats/reading/entity.ts';
import { listUnder } from '../../../shared/formats/reading/envelope.ts';
import {
  affect,
  evidenceOf,
  indicate,
  nothingFound,
  techniques,
} from '../../../shared/formats/reading/found.ts';
import { jsonIn } from '../../../shared/formats/reading/json.ts';
import { link, linkFirst } from '../../../shared/formats/reading/link.ts';
import { tactic } from '../../../shared/formats/reading/tactic.ts';
import { whenFirst } from '../../../shared/formats/reading/when.ts';

describe('evidence', () => {
  it('holds each thing once, canonical, and leaves out what says nothing', () => {
    const found = nothingFound();
    for (const value of ['203.0.113.9', '203.0.113.9', 'N/A', '24.273.97.14', 7, null, '1.2.3.4\0'])
      indicate(found, 'ip', value);
    for (const value of ['web-1', 'web-1', '-', '', null, {}, 42]) affect(found, value);
    techniques(found, ['Masquerading (T1036.005)', 'attack.t1059_001', 't1036.005', 'RT1036', 'T10361', 5]);
    expect(evidenceOf(found)).toEqual({
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      assets: ['web-1', '42'],
      techniques: ['T1036.005', 'T1059.001'],
    });
    expect(evidenceOf(nothingFound())).toEqual({});
  });

  it('is bounded', () => {
    const found = nothingFound();
    for (let i = 0; i < 1_000; i++) {
      indicate(found, 'domain', `a${i}.example.org`);
      affect(found, `host-${i}`);
      techniques(found, `T${1_000 + i}`);
    }
    expect([found.indicators.length, found.assets.size, found.techniques.size]).toEqual([200, 100, 50]);
  });
});

describe('an entity reader', () => {
  const read = entityReader({
    indicators: { ip: 'ip', both: 'domain' },
    assets: ['host', 'both'],
    within: ['inner', 'both'],
    also: (found, entity) => affect(found, entity.user && `${entity.domain}\\${entity.user}`),
  });
  const seen = (value: unknown) => {
    const found = nothingFound();
    read(found, value);
    return evidenceOf(found);
  };

  it('reads keys that hold one value, several, or further entities', () => {
    const record = [{ ip: ['1.1.1.1', '2.2.2.2'], inner: [{ host: 'a' }, { inner: { both: 'b.example' } }] }];
    expect(seen(record)).toEqual({
      indicators: ['1.1.1.1', '2.2.2.2', 'b.example'].map((value) => ({
        type: value === 'b.example' ? 'domain' : 'ip',
        value,
      })),
      assets: ['a', 'b.example'],
    });
    expect(seen({ both: { host: 'c' }, domain: 'd', user: 'u' })).toEqual({ assets: ['d\\u', 'c'] });
  });

  it('bears nonsense, depth and length', () => {
    let deep: unknown = { host: 'x' };
    for (let i = 0; i < 10_000; i++) deep = { inner: deep };
    expect([seen(deep), seen(null), seen('x'), seen([[{ host: 'x' }]])]).toEqual([{}, {}, {}, {}]);
    expect(seen(Array(100_000).fill({ host: 'x' }))).toEqual({ assets: ['x'] });
  });
});

describe('an envelope', () => {
  const open = listUnder(['value'], (item) => item === 1);
  it.each([
    [{ value: [1, 2] }, [1, 2]],
    [{ value: [] }, []],
    [{ value: [2] }, null],
    [{ value: 1 }, null],
    [{ value: [], a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, null],
    [[1], null],
    [null, null],
  ])('%j holds %j', (value, records) => expect(open(value)).toEqual(records));
});

it('respells records, however their keys are cased', () => {
  expect({
    ...camelCased({
      created_time_utc: 1,
      IncidentNumber: [{ a_b: { C: 2, NTDomain: 4, SHA256: 5, URL: 6 } }],
      '@odata.type': 3,
    }),
  }).toEqual({
    createdTimeUtc: 1,
    incidentNumber: [{ aB: { c: 2, ntDomain: 4, sha256: 5, url: 6 } }],
    '@odata.type': 3,
  });
  expect(['UnfamiliarLocation', 'SQL Injection', '  ', undefined].map(snakeCased)).toEqual([
    'unfamiliar_location',
    'sql_injection',
    undefined,
    undefined,
  ]);
});

it('knows tactics by name and number', () => {
  const said = [
    'InitialAccess',
    'initial-access',
    'TA0001',
    'Command and Control',
    'CommandAndControl',
    'Malware',
    1,
  ];
  expect(said.map(tactic)).toEqual([
    ...Array(3).fill('initial_access'),
    ...Array(2).fill('command_and_control'),
    undefined,
    undefined,
  ]);
});

it('takes web addresses alone for links', () => {
  const none = [
    'javascript:alert(1)',
    'https://a b',
    'ftp://a',
    `https://a/${'b'.repeat(3_000)}`,
    5,
    'https://a/\0',
  ];
  expect(none.map(link)).toEqual(none.map(() => undefined));
  expect(linkFirst(undefined, 'x', 'https://a.example/1')).toBe('https://a.example/1');
});

it('parses JSON texts and leaves what is parsed', () => {
  const list = [1];
  expect([jsonIn('[1]'), jsonIn(list), jsonIn('{'), jsonIn('plain'), jsonIn(5)]).toEqual([
    [1],
    list,
    undefined,
    undefined,
    5,
  ]);
});

it('takes the first time that is one', () => {
  const record = { a: '0001-01-01T00:00:00Z', b: { c: 1_777_636_800 }, d: '2026-05-01T12:00:00.1234567Z' };
  expect(whenFirst(record, 'x', 'a', 'b.c', 'd')).toBe(Date.UTC(2026, 4, 1, 12));
  expect(whenFirst(record, 'd')).toBe(Date.UTC(2026, 4, 1, 12, 0, 0, 123));
  expect(whenFirst(record, 'a')).toBeUndefined();
});

it('parses one text once, however often formats ask, and never mixes two', () => {
  const [one, other] = ['{"a":1}', '{"a":2}'];
  expect(jsonIn(one)).toBe(jsonIn(one));
  expect([jsonIn(one), jsonIn(other), jsonIn('{'), jsonIn(one)]).toEqual([
    { a: 1 },
    { a: 2 },
    undefined,
    { a: 1 },
  ]);
});
