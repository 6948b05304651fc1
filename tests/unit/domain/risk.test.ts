import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentScore, type OpenGroup, riskBand, riskScore } from '../../../shared/domain/risk.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 10, 9, 41);
const hour = Math.floor(NOW / HOUR);
const group = (severity: OpenGroup['severity'], ageHours = 0, count = 1): OpenGroup => ({
  severity,
  detectedHour: hour - ageHours,
  count,
});
const score = (...groups: OpenGroup[]) => riskScore(groups, 'medium', NOW);

describe('one incident, by hand', () => {
  test.each<[OpenGroup['severity'], number, number]>([
    ['critical', 0, 100],
    ['critical', 4, 100], // 100 × 1.25, capped
    ['high', 0, 70],
    ['high', 12, 78.75], // 70 × (1 + 0.25 × 0.5)
    ['high', 24, 87.5], // 70 × 1.25, not late yet
    ['high', 25, 100], // 70 × 1.2604 × 1.25 = 110.3, capped
    ['medium', 0, 40],
    ['medium', 72, 50], // 40 × 1.25
    ['medium', 144, 75], // 40 × 1.5 × 1.25
    ['medium', 1_000, 75], // age counts up to twice the target
    ['low', 0, 15],
    ['low', 84, 16.875], // 15 × 1.125
    ['low', 336, 28.125], // 15 × 1.5 × 1.25
    ['low', -5, 15], // dated ahead
  ])('%s, %i h old: %d', (severity, age, expected) => {
    expect(incidentScore(severity, age)).toBeCloseTo(expected, 9);
  });
});

describe('a tenant, by hand', () => {
  test('nothing open is no risk', () => {
    expect(score()).toBe(0);
  });
  test('one critical: 100 ÷ 2.6124', () => {
    expect(score(group('critical'))).toBe(38.3);
  });
  test('a critical and a high: (100 + 70 ÷ 2^1.5) ÷ 2.6124', () => {
    expect(score(group('high'), group('critical'))).toBe(47.8);
  });
  test('three low: 15 × (1 + 0.35355 + 0.19245) ÷ 2.6124', () => {
    expect(score(group('low', 0, 3))).toBe(8.9);
  });
  test('criticality multiplies the odds: 0.38279 → 0.2367, 0.4819, 0.5537', () => {
    const one = [group('critical')];
    expect(riskScore(one, 'low', NOW)).toBe(23.7);
    expect(riskScore(one, 'high', NOW)).toBe(48.2);
    expect(riskScore(one, 'extreme', NOW)).toBe(55.4);
  });
  test('a group of three is three groups of one', () => {
    const three = [group('medium', 5), group('medium', 5), group('medium', 5)];
    expect(score(group('medium', 5, 3))).toBe(score(...three));
  });
  test('very many criticals come to 100 and not beyond, for every criticality', () => {
    for (const criticality of ['low', 'medium', 'high', 'extreme'] as const) {
      const many = riskScore([group('critical', 10, 5_000_000)], criticality, NOW);
      expect(many).toBeGreaterThan(99.7);
      expect(many).toBeLessThanOrEqual(100);
    }
  });
});

describe('whatever is open', () => {
  const any = fc.array(
    fc.record({
      severity: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
      detectedHour: fc.nat(400).map((age) => hour - age),
      count: fc.integer({ min: 1, max: 500 }),
    }),
    { maxLength: 12 },
  );
  const criticality = fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'extreme' as const);

  test('the score lies from 0 to 100, with one decimal, whatever the order', () => {
    fc.assert(
      fc.property(any, criticality, (groups, c) => {
        const found = riskScore(groups, c, NOW);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(100);
        expect(Math.round(found * 10) / 10).toBe(found);
        expect(riskScore(groups.toReversed(), c, NOW)).toBe(found);
      }),
    );
  });
  test('one more incident never lowers it', () => {
    fc.assert(
      fc.property(any, any, criticality, (groups, more, c) => {
        expect(riskScore([...groups, ...more], c, NOW)).toBeGreaterThanOrEqual(riskScore(groups, c, NOW));
      }),
    );
  });
  test('time never lowers it, nor does criticality', () => {
    fc.assert(
      fc.property(any, criticality, fc.nat(1_000), (groups, c, hours) => {
        expect(riskScore(groups, c, NOW + hours * HOUR)).toBeGreaterThanOrEqual(riskScore(groups, c, NOW));
        expect(riskScore(groups, 'extreme', NOW)).toBeGreaterThanOrEqual(riskScore(groups, c, NOW));
        expect(riskScore(groups, 'low', NOW)).toBeLessThanOrEqual(riskScore(groups, c, NOW));
      }),
    );
  });
  test('a worse severity never lowers it', () => {
    fc.assert(
      fc.property(any, criticality, (groups, c) => {
        const worse = groups.map((each) => ({ ...each, severity: 'critical' as const }));
        expect(riskScore(worse, c, NOW)).toBeGreaterThanOrEqual(riskScore(groups, c, NOW));
      }),
    );
  });
});

test('bands begin at 15, 35 and 60', () => {
  expect([0, 14.9, 15, 34.9, 35, 59.9, 60, 100].map(riskBand)).toEqual([
    'low',
    'low',
    'medium',
    'medium',
    'high',
    'high',
    'critical',
    'critical',
  ]);
});
