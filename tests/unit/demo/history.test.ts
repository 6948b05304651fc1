import { describe, expect, it } from 'vitest';
import { Author } from '../../../cli/demo/author.ts';
import { customers } from '../../../cli/demo/customers.ts';
import { history } from '../../../cli/demo/history.ts';
import { Random } from '../../../cli/demo/random.ts';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import { slugPattern } from '../../../shared/domain/tenant.ts';
import { native } from '../../../shared/formats/native.ts';

const now = Date.UTC(2026, 4, 8, 14, 25);
const random = new Random(11);
const story = [...history(random, new Author(random, 'demo-past-'), now)];
const records = story.flatMap((past) => past.records);

describe('history', () => {
  it('fills two weeks, heavier towards now, and never the future', () => {
    expect(story.length).toBeGreaterThan(15_000);
    expect(story.length).toBeLessThan(45_000);
    const days = new Set(records.map((record) => Math.floor(Date.parse(record.updated_at) / DAY_MS)));
    expect(days.size).toBeGreaterThanOrEqual(14);
    const times = records.flatMap(({ detected_at = '', closed_at = '', updated_at }) => [
      detected_at,
      closed_at,
      updated_at,
    ]);
    expect(times.every((time) => time === '' || Date.parse(time) <= now)).toBe(true);
  });

  it('is what the ingest takes', () => {
    expect(records.map(native).filter((verdict) => !verdict.ok)).toEqual([]);
  });

  it('leaves a workable number open, at most customers', () => {
    const open = story.filter((past) => past.open);
    expect(open.length).toBeGreaterThan(300);
    expect(open.length).toBeLessThan(2_500);
    expect(new Set(open.map((past) => past.open!.tenant)).size).toBeGreaterThan(30);
    console.info(`history: ${story.length} incidents, ${records.length} records, ${open.length} left open`);
  });

  it('sends the records of one incident in order', () => {
    for (const { records: own } of story) {
      const times = own.map((record) => Date.parse(record.updated_at));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });
});

it('has forty customers with names of their own', () => {
  expect(customers).toHaveLength(40);
  expect(new Set(customers.map((customer) => customer.slug)).size).toBe(40);
  expect(customers.every((customer) => new RegExp(slugPattern).test(customer.slug))).toBe(true);
  expect(customers.filter((customer) => customer.state === 'trial')).toHaveLength(2);
});
