import { expect, test } from 'vitest';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import { MemoryHouse } from './house.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000 * HOUR;

const reportOf = (n: number, more: Partial<IncidentReport> = {}): IncidentReport => ({
  externalId: `x${n}`,
  source: 'scanner',
  title: 'Port open',
  severity: 'low',
  ...more,
});
const reports = (count: number, from = 0, more: Partial<IncidentReport> = {}) =>
  Array.from({ length: count }, (_, n) => reportOf(from + n, more));

test('a storm holds every incident from its beginning on, those of earlier turns too, and counts live', () => {
  const house = new MemoryHouse();
  house.turn(reports(40), NOW);
  const began = house.turn(reports(40, 40, { severity: 'high' }), NOW + 30_000);
  expect(began.at(-1)).toMatchObject({
    kind: 'storm.began',
    incidentId: null,
    data: { source: 'scanner', incidents: 80, severity: 'high' },
  });
  const grew = house.turn(reports(5, 80), NOW + 40_000);
  expect(grew.map((event) => event.kind)).toEqual([...Array(5).fill('incident.created'), 'storm.grew']);
  expect(grew.at(-1)!.data).toMatchObject({ incidents: 85 });
  const [storm] = house.storms();
  expect(storm).toMatchObject({ beganAt: NOW, lastAt: NOW + 40_000, endedAt: null, incidents: 85 });
  expect(house.incidents().every((each) => each.stormId === storm!.id)).toBe(true);
});

test('a storm that went quiet has ended when the next incident comes, which is none of it', () => {
  const house = new MemoryHouse();
  house.turn(reports(60), NOW);
  const events = house.turn(reports(1, 60), NOW + 10 * MINUTE);
  expect(events.map((event) => event.kind)).toEqual(['incident.created', 'storm.ended']);
  expect(house.storms()).toMatchObject([{ endedAt: NOW + 5 * MINUTE, incidents: 60 }]);
  expect(house.incidents().at(-1)!.stormId).toBeNull();
});

test('records that repeat make no storm', () => {
  const house = new MemoryHouse();
  house.turn(
    Array.from({ length: 500 }, (_, n) => reportOf(n, { fingerprint: 'one' })),
    NOW,
  );
  expect(house.storms()).toEqual([]);
});

test('the past of a new source is pending, and makes no storm; what happens now is not', () => {
  const house = new MemoryHouse();
  house.turn([...reports(100, 0, { detectedAt: NOW - 2 * HOUR }), reportOf(100)], NOW);
  const pending = house.incidents().filter((each) => each.state.pending);
  expect(pending).toHaveLength(100);
  expect(house.storms()).toEqual([]);
});

test('nor does the past of a source that is no longer new', () => {
  const house = new MemoryHouse();
  house.turn([reportOf(0)], NOW);
  house.turn(reports(100, 1, { detectedAt: NOW }), NOW + 48 * HOUR);
  expect(house.incidents().some((each) => each.state.pending)).toBe(false);
  expect(house.storms()).toEqual([]);
});

test('a day later nothing of a source is back-fill', () => {
  const house = new MemoryHouse();
  house.turn([reportOf(0)], NOW);
  house.turn([reportOf(1, { detectedAt: NOW })], NOW + 23 * HOUR);
  house.turn([reportOf(2, { detectedAt: NOW })], NOW + 24 * HOUR);
  expect(house.incidents().map((each) => each.state.pending)).toEqual([false, true, false]);
});

test('an alert of now brings what was pending into sight, in whichever order they come', () => {
  const past = reportOf(0, { fingerprint: 'f', detectedAt: NOW - 2 * HOUR });
  const present = reportOf(1, { fingerprint: 'f', detectedAt: NOW - MINUTE });
  for (const order of [
    [past, present],
    [present, past],
  ]) {
    const house = new MemoryHouse();
    for (const report of order) house.turn([report], NOW);
    expect(house.incidents().map((each) => each.state.pending)).toEqual([false]);
  }
});

test('a source that closes and opens again and again makes the incident flap', () => {
  const house = new MemoryHouse();
  const flip = (n: number) =>
    house.turn([reportOf(0, { status: n % 2 ? 'closed' : 'open' })], NOW + n * MINUTE);
  for (const n of [0, 1, 2, 3]) flip(n);
  expect(house.incidents()[0]!.state.flapping).toBe(false);
  expect(flip(4)).toMatchObject([
    { kind: 'incident.changed', data: { changes: { flapping: [false, true] } } },
  ]);
  house.turn([reportOf(0, { title: 'calm' })], NOW + 2 * HOUR);
  expect(house.incidents()[0]!.state.flapping).toBe(false);
});
