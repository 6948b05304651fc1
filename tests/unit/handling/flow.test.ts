import { expect, test } from 'vitest';
import { stepsOf } from '../../../server/handling/flow.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/clock.ts';

const from = Date.UTC(2026, 0, 15, 12);
const to = Date.UTC(2026, 0, 22, 12, 30, 20);

test('steps follow each other without gap or overlap, from the period’s beginning to its end', () => {
  for (const width of [HOUR_MS, DAY_MS]) {
    const steps = stepsOf(width, { from, to });
    expect(steps[0]!.from).toBe(from);
    expect(steps.at(-1)!.to).toBe(to);
    for (let n = 1; n < steps.length; n++) expect(steps[n]!.from).toBe(steps[n - 1]!.to + 1);
    for (const step of steps.slice(1)) expect(step.from % width).toBe(0);
  }
  expect(stepsOf(DAY_MS, { from, to })).toHaveLength(8);
});

test('a period that begins within an hour begins with that hour, as counters are kept', () => {
  expect(stepsOf(HOUR_MS, { from: from + 1_000, to })[0]!.from).toBe(from);
});
