import { beforeAll, describe, expect, it } from 'vitest';
import { Author } from '../../../cli/demo/author.ts';
import { customers, shares } from '../../../cli/demo/customers.ts';
import { Random } from '../../../cli/demo/random.ts';
import type { NativeRecord } from '../../../cli/demo/record.ts';
import { Traffic } from '../../../cli/demo/traffic.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/domain/clock.ts';
import { modules, type Severity } from '../../../shared/domain/incident.ts';
import { native } from '../../../shared/formats/native.ts';

const monday = Date.UTC(2026, 4, 4);
const trafficAt = (seed: number) => {
  const random = new Random(seed);
  return new Traffic(random, new Author(random, 'demo-x-'), monday);
};

/** Coarser than the demo's own, so that a day passes in seconds. */
const STEP_MS = 2 * SECOND_MS;
/** On a machine busy with other tests. */
const PATIENCE_MS = 60_000;

describe('a day of traffic', () => {
  const raised: NativeRecord[] = [];
  const openByHour: number[] = [];
  const perStep: number[] = [];
  const counts = { acknowledged: 0, closed: 0, reopened: 0 };
  const refused: unknown[] = [];

  beforeAll(() => {
    const traffic = trafficAt(7);
    for (let at = monday; at < monday + DAY_MS; at += STEP_MS) {
      const records = traffic.advance(at);
      perStep.push(records.length);
      for (const record of records) {
        if (record.detected_at !== undefined) raised.push(record);
        else if (record.status === 'closed') counts.closed++;
        else if (record.status === 'open') counts.reopened++;
        else counts.acknowledged++;
        if (refused.length < 3 && raised.length % 50 === 0 && !native.read(record).ok)
          refused.push(native.read(record));
      }
      if (at % HOUR_MS === 0) openByHour.push(traffic.open);
    }
  }, PATIENCE_MS);

  const share = (matches: (record: NativeRecord) => boolean) => raised.filter(matches).length / raised.length;

  it('is a dozen or so incidents a minute', () => {
    const rate = raised.length / (DAY_MS / MINUTE_MS);
    expect(rate).toBeGreaterThan(12);
    expect(rate).toBeLessThan(18);
    expect(Math.max(...perStep)).toBeLessThan(40);
  });

  it('is what the ingest takes', () => expect(refused).toEqual([]));

  it('is skewed between customers as in the field', () => {
    const top = share((record) => record.tenant === customers[0]!.slug);
    // Less than its share of the everyday ones, since an outbreak may hit anybody.
    expect(top).toBeGreaterThan(shares[0]! * 0.55);
    expect(top).toBeLessThan(shares[0]!);
    const last = share((record) => record.tenant === customers.at(-1)!.slug);
    expect(top / last).toBeGreaterThan(3);
    expect(new Set(raised.map((record) => record.tenant)).size).toBe(customers.length);
  });

  it.each([
    ['critical', 0.02],
    ['high', 0.12],
    ['medium', 0.66],
    ['low', 0.2],
  ] as [Severity, number][])('has its share of %s', (severity, expected) => {
    expect(Math.abs(share((record) => record.severity === severity) - expected)).toBeLessThan(
      Math.max(0.04, expected * 0.15),
    );
  });

  it('touches every module, names techniques and shares indicators', () => {
    for (const module of modules) expect(share((record) => record.module === module)).toBeGreaterThan(0.005);
    const techniques = share((record) => record.techniques !== undefined);
    expect(techniques).toBeGreaterThan(0.36);
    expect(techniques).toBeLessThan(0.48);
    const seenAt = new Map<string, Set<string>>();
    for (const { tenant, indicators = [] } of raised) {
      for (const { type, value } of indicators.filter(
        (one) => one.type === 'sha256' || one.type === 'domain',
      )) {
        seenAt.set(`${type} ${value}`, (seenAt.get(`${type} ${value}`) ?? new Set()).add(tenant));
      }
    }
    expect([...seenAt.values()].filter((tenants) => tenants.size >= 3).length).toBeGreaterThan(50);
  });

  it('is worked off at the pace it arrives', () => {
    const settled = openByHour.slice(4);
    expect(Math.min(...settled)).toBeGreaterThan(200);
    expect(Math.max(...settled)).toBeLessThan(450);
    expect(counts.closed / raised.length).toBeGreaterThan(0.95);
    expect(counts.acknowledged / raised.length).toBeGreaterThan(0.7);
    expect(counts.reopened / counts.closed).toBeGreaterThan(0.005);
    expect(counts.reopened / counts.closed).toBeLessThan(0.015);
  });

  it('writes titles without gaps', () => {
    expect(
      raised.filter((record) => /[{}]/.test(record.title + record.impact + record.recommendation)),
    ).toEqual([]);
    expect(new Set(raised.map((record) => record.external_id)).size).toBe(raised.length);
  });
});

describe('traffic', () => {
  it('tells the same story for the same seed', () => {
    const [a, b] = [trafficAt(3), trafficAt(3)];
    for (let at = monday; at < monday + HOUR_MS; at += SECOND_MS)
      expect(a.advance(at)).toEqual(b.advance(at));
  });

  it('does not make up for a night it slept through', () => {
    const traffic = trafficAt(1);
    traffic.advance(monday + SECOND_MS);
    expect(traffic.advance(monday + DAY_MS).length).toBeLessThan(20);
    expect(traffic.advance(monday)).toEqual([]);
  });

  it('does not close all at once what it meant to close while it slept', () => {
    const traffic = trafficAt(5);
    let at = monday;
    for (; at < monday + HOUR_MS; at += SECOND_MS) traffic.advance(at);
    const { open } = traffic;
    traffic.advance(at + DAY_MS);
    expect(open).toBeGreaterThan(150);
    expect(traffic.open).toBeGreaterThan(open - 20);
  });

  it('finishes what the past left when it would have been finished', () => {
    const traffic = trafficAt(6);
    const subject = { tenant: 'a', external_id: 'demo-1', source: 's', title: 't', severity: 'low' } as const;
    const handling = {
      acknowledgeMs: 10 * MINUTE_MS,
      closeMs: 30 * MINUTE_MS,
      assignee: 'x',
      resolution: 'benign',
    } as const;
    traffic.takeOver({ subject, handling, detectedAt: monday - 5 * MINUTE_MS });
    const steps: unknown[] = [];
    for (let at = monday; at < monday + HOUR_MS; at += SECOND_MS)
      for (const record of traffic.advance(at))
        if (record.tenant === 'a') steps.push([record.status, (at - monday) / MINUTE_MS]);
    expect(steps.slice(0, 2)).toEqual([
      ['in_progress', 5],
      ['closed', 25],
    ]);
  });

  it('closes what it adopts once, and leaves alone what people took', () => {
    const traffic = trafficAt(2);
    const subject = { tenant: 'a', external_id: 'demo-1', source: 's', title: 't', severity: 'low' } as const;
    const taken = { ...subject, external_id: 'demo-2' };
    for (const one of [subject, subject, taken]) traffic.adopt(one);
    traffic.release(taken);
    const records: NativeRecord[] = [];
    for (let at = monday; at < monday + 6 * HOUR_MS; at += SECOND_MS)
      records.push(...traffic.advance(at).filter((record) => record.tenant === 'a'));
    expect(records.map((record) => [record.external_id, record.status])).toEqual([['demo-1', 'closed']]);
  });
});
