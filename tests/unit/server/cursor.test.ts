import { expect, test } from 'vitest';
import { datedPosition, decodeCursor, encodeCursor, instantIn } from '../../../server/routes/cursor.ts';

const ID = '0b9e6a5c-3f42-4d6e-9a7c-5d1f0e2b4c68';
const AT = Date.UTC(2026, 0, 15);
const NOT_OURS = expect.objectContaining({ code: 'bad_request', field: 'cursor' });

test('what went in comes out', () => {
  expect(decodeCursor(encodeCursor([AT, 'ü']), 2)).toEqual([AT, 'ü']);
  expect(datedPosition(encodeCursor([AT, ID]))).toEqual({ at: new Date(AT), id: ID });
});

test.each([
  ['text', 'not a cursor'],
  ['no list', Buffer.from('{"at":1}').toString('base64url')],
  ['too few values', encodeCursor([AT])],
  ['a value of another kind', Buffer.from(`[${AT},null]`).toString('base64url')],
  ['a number that is no whole one', Buffer.from(`[1.5,"${ID}"]`).toString('base64url')],
  ['an id that is none', encodeCursor([AT, 'acme'])],
  ['a number for an id', encodeCursor([AT, 7])],
  ['an instant as text', encodeCursor([String(AT), ID])],
])('%s is refused', (_, cursor) => {
  expect(() => datedPosition(cursor)).toThrow(NOT_OURS);
});

test.each([1e14 + 1, -1e14 - 1])('the instant %d is none that Postgres takes', (at) => {
  expect(() => instantIn(at)).toThrow(NOT_OURS);
});
