import { describe, expect, it } from 'vitest';
import { Author } from '../../../cli/demo/author.ts';
import { customers } from '../../../cli/demo/customers.ts';
import { history } from '../../../cli/demo/history.ts';
import { Random } from '../../../cli/demo/random.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/clock.ts';
import { slugPattern } from '../../../shared/domain/tenant.ts';
import { native } from '../../../shared/formats/native.ts';

/** On a machine busy with other tests. */
const PATIENCE_MS = 60_000;

const now = Date.UTC(2026, 4, 8, 14, 25);
const random = new Random(11);
const story = [...history(random, new Author(random, 'demo-past-'), now)];
const records = story.flatMap((past) => past.records);
const detected = story.map(({ records: [first] }) => Date.parse(first!.detected_at!));
const found = (fromAgo: number, toAgo: number) =>
  detected.filter((at) => at >= now - fromAgo && at < now - toAgo).length;

describe('history', () => {
  it('fills two weeks, in a number that loads in seconds, and never the future', () => {
    expect(records.length).toBeGreaterThan(50_000);
    expect(records.length).toBeLessThan(90_000);
    expect(new Set(detected.map((at) => Math.floor(at / DAY_MS))).size).toBeGreaterThanOrEqual(14);
    const times = records.flatMap(({ closed_at, updated_at }) => [closed_at ?? updated_at, updated_at]);
    expect(Math.max(...detected)).toBeLessThanOrEqual(now);
    expect(times.every((time) => Date.parse(time) <= now)).toBe(true);
  });

  // A Saturday beside a Friday, and a Monday beside a Sunday: where the week changes its pace.
  it.each([3, 5])(
    'has a last day like the day before, on 2026-05-0%i',
    (date) => {
      const then = Date.UTC(2026, 4, date, 6);
      const dice = new Random(date);
      const days = [0, 0];
      for (const { records } of history(dice, new Author(dice, 'demo-past-'), then)) {
        const age = Math.floor((then - Date.parse(records[0]!.detected_at!)) / DAY_MS);
        if (age < 2) days[age]!++;
      }
      expect(days[0]! / days[1]!).toBeGreaterThan(0.7);
      expect(days[0]! / days[1]!).toBeLessThan(1.3);
    },
    PATIENCE_MS,
  );

  it('closes nearly all of a week', () => {
    const week = detected.filter((at) => at >= now - 7 * DAY_MS).length;
    const closed = records.filter(
      ({ closed_at }) => closed_at !== undefined && Date.parse(closed_at) >= now - 7 * DAY_MS,
    ).length;
    expect(closed / week).toBeGreaterThan(0.85);
    expect(closed / week).toBeLessThan(1.05);
  });

  it('ebbs and flows with the working day', () => {
    const night = found(13 * HOUR_MS, 10 * HOUR_MS);
    const day = found(5 * HOUR_MS, 2 * HOUR_MS);
    expect(day / night).toBeGreaterThan(1.1);
    expect(day / night).toBeLessThan(2);
  });

  it('is what the ingest takes', () => {
    const sample = records.filter((_record, index) => index % 5 === 0);
    expect(sample.map((record) => native.read(record)).filter((verdict) => !verdict.ok)).toEqual([]);
  });

  it('leaves a workable number open, at most customers, found not long ago', () => {
    const open = story.flatMap((past) => past.open ?? []);
    expect(open.length).toBeGreaterThan(220);
    expect(open.length).toBeLessThan(450);
    expect(new Set(open.map((left) => left.subject.tenant)).size).toBeGreaterThan(30);
    const recent = open.filter((left) => left.detectedAt > now - 2 * HOUR_MS);
    expect(recent.length / open.length).toBeGreaterThan(0.8);
  });

  it('sends the records of one incident in order, and of an old one only how it ended', () => {
    const misordered = story.filter(({ records: [first, second] }) => {
      return second !== undefined && Date.parse(second.updated_at) < Date.parse(first!.updated_at);
    });
    expect(misordered).toEqual([]);
    const told = story.filter((_past, index) => detected[index]! < now - HOUR_MS);
    expect(told.filter((past) => past.records.length !== 1)).toEqual([]);
    expect(records.length).toBeGreaterThan(story.length + 100);
  });
});

it('has forty customers with names of their own', () => {
  expect(customers).toHaveLength(40);
  expect(new Set(customers.map((customer) => customer.slug)).size).toBe(40);
  expect(customers.every((customer) => new RegExp(slugPattern).test(customer.slug))).toBe(true);
  expect(customers.filter((customer) => customer.state === 'trial')).toHaveLength(2);
});
