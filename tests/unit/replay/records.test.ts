import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../cli/replay/records.ts';
import { Scanner } from '../../../cli/replay/scan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'watchfloor-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string): Promise<unknown[]> {
  const file = path.join(folder, 'file');
  writeFileSync(file, content);
  const found: unknown[] = [];
  for await (const record of recordsOf(file)) found.push(record);
  return found;
}

const records = [{ record: { a: 1, s: '}]"\\' } }, { record: { b: [{}, []] } }];
const values = records.map((read) => read.record);

describe('records', () => {
  it.each([
    ['lines', values.map((value) => JSON.stringify(value)).join('\r\n')],
    [
      'lines with blank ones and a mark',
      `\uFEFF${values.map((value) => JSON.stringify(value)).join('\n\n')}\n`,
    ],
    ['an array', JSON.stringify(values)],
    ['an indented array', JSON.stringify(values, null, 2)],
    ['indented objects', values.map((value) => JSON.stringify(value, null, 2)).join('\n')],
  ])('of %s', async (_, content) => expect(await read(content)).toEqual(records));

  it('go on after a broken line', async () => {
    expect(await read('{"a":1}\n{oops\n{"a":2}\n')).toEqual([
      { record: { a: 1 } },
      { unreadable: expect.any(String) },
      { record: { a: 2 } },
    ]);
  });

  it('say when the file breaks off', async () => {
    expect(await read('[{"a":1},{"a":')).toEqual([
      { record: { a: 1 } },
      { unreadable: expect.stringMatching(/ends in the middle/) },
    ]);
  });

  it('of an empty file are none', async () => expect(await read('')).toEqual([]));
});

it('cuts elements wherever the chunks end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))),
      fc.integer({ min: 1, max: 7 }),
      (list, size) => {
        const scanner = new Scanner(true);
        const text = JSON.stringify(list, null, 1);
        const found: string[] = [];
        for (let i = 0; i < text.length; i += size) found.push(...scanner.push(text.slice(i, i + size)));
        expect(found.map((element) => JSON.parse(element))).toEqual(JSON.parse(JSON.stringify(list)));
        expect(scanner.unfinished).toBe(false);
      },
    ),
  );
});
