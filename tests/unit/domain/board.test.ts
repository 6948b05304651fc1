import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Board } from '../../../shared/domain/board.ts';
import { severities } from '../../../shared/domain/incident.ts';
import { column, hourColumn, tenantColumns } from '../../../shared/domain/metric.ts';
import { riskScore } from '../../../shared/domain/risk.ts';
import { type Facts, type Moves, tally } from '../../../shared/domain/tally.ts';
import type { Criticality } from '../../../shared/domain/tenant.ts';
import { factsBefore } from '../../support/facts.ts';
import { recountRow } from '../../support/recount.ts';

const NOW = Date.UTC(2026, 2, 10, 9, 41, 7);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const boardOf = (incidents: readonly Facts[]): Board => {
  const moves: Moves = new Map();
  for (const facts of incidents) tally(moves, facts, 1);
  const board = new Board();
  for (const [field, value] of moves) board.set(field, value);
  return board;
};
const rowOf = (board: Board, now: number, criticality: Criticality = 'medium'): Float64Array => {
  const row = new Float64Array(tenantColumns.length);
  board.fill(row, now, criticality);
  return row;
};
const named = (row: Float64Array): Record<string, number> =>
  Object.fromEntries(tenantColumns.map((name, at) => [name, row[at]!]).filter(([name]) => name !== 'risk'));

const facts = factsBefore(NOW);
const one = (detectedAt: number, more: Partial<Facts> = {}): Facts => ({
  severity: 'high',
  status: 'open',
  module: 'email',
  assigned: false,
  detectedAt,
  closedAt: null,
  ...more,
});

test('every cell of a row is a plain recount, also while the clock moves on', () => {
  const steps = fc.array(fc.oneof(fc.nat(3 * MINUTE), fc.nat(3 * HOUR), fc.nat(9 * DAY)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 40 }), steps, fc.boolean(), (incidents, jumps, trims) => {
      const board = boardOf(incidents);
      // Used again and again, as the mirror does: what is not overwritten shows.
      const row = new Float64Array(tenantColumns.length).fill(-1);
      let now = NOW;
      for (const jump of [0, ...jumps]) {
        now += jump;
        if (trims) board.trim(now);
        board.fill(row, now, 'medium');
        expect(named(row)).toEqual(recountRow(incidents, now));
      }
    }),
    { seed: 20_260_310, numRuns: 150 },
  );
});

describe('without any traffic', () => {
  const cell = (board: Board, now: number, name: Parameters<typeof column>[0]) =>
    rowOf(board, now)[column(name)]!;

  test('an incident leaves the 24 hours on the minute, and is found in the 24 before', () => {
    const at = NOW - (NOW % MINUTE) + 30_000;
    const board = boardOf([one(at)]);
    const minute = at - (at % MINUTE);
    expect(cell(board, at, 'new_24h')).toBe(1);
    expect(cell(board, minute + DAY + MINUTE - 1, 'new_24h')).toBe(1);
    expect(cell(board, minute + DAY + MINUTE - 1, 'new_prev_24h')).toBe(0);
    expect(cell(board, minute + DAY + MINUTE, 'new_24h')).toBe(0);
    expect(cell(board, minute + DAY + MINUTE, 'new_prev_24h')).toBe(1);
    expect(cell(board, minute + 2 * DAY + MINUTE, 'new_prev_24h')).toBe(0);
  });

  test('the count falls step by step to nothing, while open stays', () => {
    const incidents = Array.from({ length: 24 }, (_, n) => one(NOW - n * HOUR));
    const board = boardOf(incidents);
    const falling = Array.from({ length: 26 }, (_, h) => cell(board, NOW + h * HOUR, 'new_24h'));
    expect(falling[0]).toBe(24);
    expect(falling.at(-1)).toBe(0);
    for (let h = 1; h < falling.length; h++) expect(falling[h]).toBeLessThanOrEqual(falling[h - 1]!);
    expect(cell(board, NOW + 30 * DAY, 'open_high')).toBe(24);
  });

  test('an incident dated ahead counts when its time has come', () => {
    const board = boardOf([one(NOW + 2 * HOUR)]);
    expect(cell(board, NOW, 'new_24h')).toBe(0);
    expect(cell(board, NOW + 2 * HOUR, 'new_24h')).toBe(1);
  });

  test('month to date begins anew with the month, in UTC', () => {
    const last = Date.UTC(2026, 2, 31, 23, 30);
    const board = boardOf([one(last), one(last, { status: 'closed', closedAt: last })]);
    expect(cell(board, last, 'opened_mtd')).toBe(2);
    expect(cell(board, last, 'closed_mtd')).toBe(1);
    expect(cell(board, last + HOUR, 'opened_mtd')).toBe(0);
  });

  test('risk rises as targets pass', () => {
    const board = boardOf([one(NOW)]);
    expect(cell(board, NOW + 25 * HOUR, 'risk')).toBeGreaterThan(cell(board, NOW, 'risk'));
  });
});

test('risk is that of the open incidents, by criticality', () => {
  const board = boardOf([
    one(NOW - 2 * HOUR),
    one(NOW, { status: 'closed', closedAt: NOW }),
    one(NOW, { severity: 'info' }),
  ]);
  const groups = [{ severity: 'high' as const, detectedHour: Math.floor((NOW - 2 * HOUR) / HOUR), count: 1 }];
  for (const criticality of ['low', 'extreme'] as const) {
    expect(rowOf(board, NOW, criticality)[column('risk')]).toBe(riskScore(groups, criticality, NOW));
  }
});

test('values are absolute: the last one said holds, and an unknown field is passed over', () => {
  const board = new Board();
  board.set('open:high', 5);
  board.set('open:high', 2);
  board.set('age:high:1', 3);
  board.set('age:high:1', 0);
  board.set('of another version:1', 9);
  const row = rowOf(board, NOW);
  expect(row[column('open_high')]).toBe(2);
  expect(row[column('risk')]).toBe(0);
});

test('the hour ring holds the last 24 clock hours, each in its column', () => {
  const board = boardOf([one(NOW), one(NOW - 23 * HOUR), one(NOW - 24 * HOUR)]);
  const row = rowOf(board, NOW);
  const hour = Math.floor(NOW / HOUR);
  expect(row[hourColumn(hour)]).toBe(1);
  expect(row[hourColumn(hour - 23)]).toBe(1);
});

test('minutes are visited by severity, the quiet ones left out', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 30 }), fc.nat(3_000), (incidents, back) => {
      const board = boardOf(incidents);
      const to = Math.floor(NOW / MINUTE);
      const seen: Record<string, number> = {};
      board.eachMinute(to - back, to, (minute, lane, value) => {
        if (value > 0) seen[`${minute}:${lane}`] = value;
      });
      const expected: Record<string, number> = {};
      for (const { detectedAt, severity } of incidents) {
        const minute = Math.floor(detectedAt / MINUTE);
        const slot = `${minute}:${severities.indexOf(severity)}`;
        if (minute >= to - back) expected[slot] = (expected[slot] ?? 0) + 1;
      }
      expect(seen).toEqual(expected);
    }),
  );
});
