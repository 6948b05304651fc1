import { HOUR_MS } from '../../../shared/domain/clock.ts';
import type { Facts } from '../../../shared/domain/tally.ts';
import type { Criticality } from '../../../shared/domain/tenant.ts';

const BASE = { critical: 100, high: 70, medium: 40, low: 15, info: 0 };
const TARGET_HOURS = { critical: 4, high: 24, medium: 72, low: 168, info: 1 };
const ODDS = { low: 0.5, medium: 1, high: 1.5, extreme: 2 };

function scoreOf({ severity, detectedAt }: Facts, now: number): number {
  const age = Math.floor(now / HOUR_MS) - Math.floor(detectedAt / HOUR_MS);
  const share = age / TARGET_HOURS[severity];
  const aged = BASE[severity] * (1 + 0.25 * Math.min(share, 2)) * (share > 1 ? 1.25 : 1);
  return Math.min(100, aged);
}

/** The risk score as docs/metrics.md words it, one incident at a time. */
export function naiveRisk(counted: readonly Facts[], criticality: Criticality, now: number): number {
  const scores = counted.map((facts) => scoreOf(facts, now)).sort((a, b) => b - a);
  const sum = scores.reduce((total, score, index) => total + score / (index + 1) ** 1.5, 0);
  const probability = Math.min(sum / 2.6124 / 100, 1);
  if (probability === 1) return 100;
  const odds = (probability / (1 - probability)) * ODDS[criticality];
  return Math.round((odds / (1 + odds)) * 1_000) / 10;
}
