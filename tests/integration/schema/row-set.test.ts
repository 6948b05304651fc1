import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowSet } from '../../../shared/node/db/row-set.ts';
import { type Door, openDoor } from '../../support/door.ts';

const HARD = [
  '',
  ' ',
  'NULL',
  'null',
  '{}',
  '{a,"b"}',
  '"quoted"',
  'back\\slash',
  '\\N',
  '\\"',
  ',',
  'line\nbreak\r\n\ttab',
  "'; drop table incidents; --",
  '{"json": "in text"}',
  'ünïcödé 🛡️ \u2028 \u202e',
  '\u0001\u001f',
];
const set = rowSet({
  id: 'bigint',
  word: 'text',
  list: 'text[]',
  at: 'timestamptz',
  times: 'timestamptz[]',
  flag: 'boolean',
  data: 'jsonb',
});
type Row = Parameters<typeof set>[0][number];

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door?.close());

const back = (rows: readonly Row[]) =>
  door.server.tenancy.asSystem('read a set of rows', async (tx) => {
    const answer = await sql<Row>`select * from (${set(rows)}) as row order by id`.execute(tx);
    return answer.rows;
  });
const NOTHING = { word: null, list: null, at: null, times: null, flag: null, data: null };

describe('rows given as one parameter a column', () => {
  test('come back as they were, whatever the text', async () => {
    const at = new Date('2026-02-03T04:05:06.789Z');
    const rows = HARD.map((word, id) => ({
      id,
      word,
      list: [word, ...HARD.slice(0, id)],
      at: at.toISOString(),
      times: [at.toISOString()],
      flag: id % 2 === 0,
      data: { [`k${word}`]: [word, null, 1.5] },
    }));
    expect(await back(rows)).toEqual(rows.map((row) => ({ ...row, at, times: [at] })));
  });

  test('empty lists stay empty, and what is absent is null, in the first row, the last, or in all', async () => {
    const some = { id: 1, word: 'w', list: [], times: [], flag: false, data: {} };
    const [first, middle, last] = await back([
      { ...NOTHING, id: 0 },
      { ...some, at: undefined },
      { ...NOTHING, id: 2 },
    ]);
    expect(first).toEqual({ ...NOTHING, id: 0 });
    expect(middle).toEqual({ ...some, at: null });
    expect(last).toEqual({ ...NOTHING, id: 2 });
    expect(
      await back([
        { ...NOTHING, id: 7 },
        { ...NOTHING, id: 8 },
      ]),
    ).toEqual([
      { ...NOTHING, id: 7 },
      { ...NOTHING, id: 8 },
    ]);
  });

  test('one row that has only its id is a row', async () => {
    expect(await back([{ ...NOTHING, id: 7 }])).toEqual([{ ...NOTHING, id: 7 }]);
  });
});
