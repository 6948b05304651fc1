import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  around,
  foldedAtFirst,
  linesWith,
  MAX_SHOWN_CHARS,
  readRecord,
  unfolded,
} from '../../../client/views/incident/payload-lines.ts';

const record = '{"a":{"b":[1,{"c":"<script>"}],"d":{}},"e":null}';
const indented = ({ depth, text }: { depth: number; text: string }) => '  '.repeat(depth) + text;

test('JSON is written out as JSON.stringify would', () => {
  fc.assert(
    fc.property(
      fc.jsonValue().filter((value) => typeof value === 'object' && value !== null),
      (value) => {
        const { kind, lines } = readRecord(JSON.stringify(value));
        expect(kind).toBe('json');
        expect(lines.map(indented).join('\n')).toBe(JSON.stringify(value, null, 2));
      },
    ),
  );
});

test('it is written out word for word: large numbers, names that come twice, escapes', () => {
  const { lines } = readRecord('{"id":12345678901234567890,"a":1.0,"a":"\\u003cb\\u003e \\"{,}\\"","x":[ ]}');
  expect(lines.map(({ text }) => text)).toEqual([
    '{',
    '"id": 12345678901234567890,',
    '"a": 1.0,',
    '"a": "\\u003cb\\u003e \\"{,}\\"",',
    '"x": []',
    '}',
  ]);
});

test('each line that opens something knows the one that closes it', () => {
  const { lines } = readRecord(record);
  for (const { depth, end, members } of lines) {
    if (end === null) continue;
    expect(lines[end]!.depth).toBe(depth);
    expect(lines[end]!.text).toMatch(/^[\]}],?$/);
    expect(members).toBeGreaterThan(0);
  }
});

test('what is folded hides what it holds, and nothing else', () => {
  const { lines } = readRecord(record);
  const folded = foldedAtFirst(lines);
  expect(unfolded(lines, folded).map((at) => lines[at]!.text)).toEqual([
    '{',
    '"a": {',
    '"b": [',
    '"d": {}',
    '},',
    '"e": null',
    '}',
  ]);
  expect(unfolded(lines, new Set())).toEqual(lines.map((_, at) => at));
});

test('a text is found whatever its case, also in what is folded, and what holds it is told', () => {
  const { lines } = readRecord(record);
  const [found] = linesWith(lines, 'SCRIPT');
  expect(lines[found!]!.text).toBe('"c": "<script>"');
  expect(around(lines, found!).map((at) => lines[at]!.text)).toEqual(['{', '"a": {', '"b": [', '{']);
  expect(linesWith(lines, '')).toEqual([]);
});

test('what is no JSON stays as it came, line by line', () => {
  for (const text of ['<34>Oct 11 22:14:15 host su: failed\n<b>x', 'CEF:0|a|b', '"a word"', '12', '{"a":']) {
    const read = readRecord(text);
    expect(read.kind).toBe('text');
    expect(read.lines.map((line) => line.text).join('\n')).toBe(text);
  }
});

test('megabytes are cut, and so is one endless value', () => {
  const large = readRecord(`{"a":"${'x'.repeat(3_000_000)}"}`);
  expect(large).toMatchObject({ kind: 'text', shown: MAX_SHOWN_CHARS, total: 3_000_008 });
  const { kind, lines } = readRecord(`{"a":"${'x'.repeat(100_000)}"}`);
  expect(kind).toBe('json');
  expect(lines[1]!.text).toMatch(/x… \(96007 more characters\)$/);
});

test('a record nested ten thousand deep is read as well', () => {
  const deep = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`;
  expect(readRecord(deep).lines).toHaveLength(20_001);
});
