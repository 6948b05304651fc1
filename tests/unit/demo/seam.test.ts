import { describe, expect, it } from 'vitest';
import { Author } from '../../../cli/demo/author.ts';
import { customers } from '../../../cli/demo/customers.ts';
import { history } from '../../../cli/demo/history.ts';
import { Random } from '../../../cli/demo/random.ts';
import type { Subject } from '../../../cli/demo/record.ts';
import { Traffic } from '../../../cli/demo/traffic.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/domain/clock.ts';
import { riskScore } from '../../../shared/domain/risk.ts';

interface Open extends Subject {
  readonly at: number;
}

/** Incidents a minute in the past's last two hours, and then what each minute of the live hours looked like. */
function watch(seed: number, now: number, hours: number) {
  const random = new Random(seed);
  const traffic = new Traffic(random, new Author(random, 'demo-x-'), now);
  const open = new Map<string, Open>();
  let before = 0;
  for (const past of history(random, new Author(random, 'demo-past-'), now)) {
    if (Date.parse(past.records[0]!.detected_at!) > now - 2 * HOUR_MS) before++;
    if (past.open === undefined) continue;
    traffic.takeOver(past.open);
    open.set(past.open.subject.external_id, { ...past.open.subject, at: past.open.detectedAt });
  }
  const minutes = [];
  for (let end = now + MINUTE_MS; end <= now + hours * HOUR_MS; end += MINUTE_MS) {
    const minute = { raised: 0, closed: 0 };
    for (let at = end - MINUTE_MS + SECOND_MS; at <= end; at += SECOND_MS) {
      for (const record of traffic.advance(at)) {
        if (record.detected_at !== undefined) minute.raised++;
        if (record.detected_at !== undefined || record.status === 'open')
          open.set(record.external_id, { ...record, at });
        if (record.status === 'closed') minute.closed += open.delete(record.external_id) ? 1 : 0;
      }
    }
    minutes.push({ ...minute, open: open.size, critical: criticalOf(open), risks: risksOf(open, end) });
  }
  return { perMinuteBefore: before / 120, minutes };
}

const criticalOf = (open: ReadonlyMap<string, Open>): number =>
  [...open.values()].filter((one) => one.severity === 'critical').length;

/** As the server scores them. */
function risksOf(open: ReadonlyMap<string, Open>, now: number): number[] {
  return customers.map(({ slug, criticality }) => {
    const groups = [...open.values()].flatMap(({ tenant, severity, at }) =>
      tenant === slug && severity !== 'info'
        ? [{ severity, count: 1, detectedHour: Math.floor(at / HOUR_MS) }]
        : [],
    );
    return riskScore(groups, criticality, now);
  });
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

describe.each([
  ['a Monday morning', 1, Date.UTC(2026, 10, 23, 9, 40)],
  ['a Sunday night', 2, Date.UTC(2026, 10, 22, 2, 10)],
  ['a Wednesday afternoon', 4, Date.UTC(2026, 10, 25, 14, 55)],
])('where the past meets the present, on %s', (_, seed, now) => {
  const { perMinuteBefore, minutes } = watch(seed, now, 6);
  const raised = minutes.map((minute) => minute.raised);

  it('goes on at the same rate', () => {
    const live = average(raised.slice(0, 30));
    expect(Math.max(live / perMinuteBefore, perMinuteBefore / live)).toBeLessThan(1.5);
    expect(average(raised)).toBeGreaterThan(11);
    expect(average(raised)).toBeLessThan(19);
  });

  it('opens and closes no crowd at once', () => {
    expect(Math.max(...raised.slice(0, 1))).toBeLessThan(30);
    expect(Math.max(...raised)).toBeLessThan(85);
    expect(Math.max(...minutes.map((minute) => minute.closed))).toBeLessThan(60);
  });

  it('shows a burst every few minutes', () => {
    const bursts = raised.filter((count, index) => count >= 28 && (raised[index - 1] ?? 0) < 28);
    expect(bursts.length).toBeGreaterThan(15);
    expect(bursts.length).toBeLessThan(80);
  });

  it('keeps the open ones at a level', () => {
    const open = minutes.map((minute) => minute.open);
    expect(Math.min(...open)).toBeGreaterThan(200);
    expect(Math.max(...open)).toBeLessThan(450);
    const critical = average(minutes.map((minute) => minute.critical));
    expect(critical).toBeGreaterThan(3);
    expect(critical).toBeLessThan(10);
  });

  it('spreads risk: few customers critical, some high, most below', () => {
    const sampled = minutes.filter((_minute, index) => index % 15 === 0).map((minute) => minute.risks);
    const atLeast = (score: number) => sampled.map((risks) => risks.filter((risk) => risk >= score).length);
    expect(Math.max(...atLeast(60))).toBeLessThanOrEqual(6);
    expect(average(atLeast(60))).toBeGreaterThan(1.5);
    expect(Math.max(...atLeast(35))).toBeLessThan(20);
    expect(average(atLeast(35))).toBeGreaterThan(6);
  });
});
