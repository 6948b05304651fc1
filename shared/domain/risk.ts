import { HOUR_MS } from './clock.ts';
import type { Severity } from './incident.ts';
import type { Criticality } from './tenant.ts';

/** Open incidents of one severity detected in one clock hour. Age is counted from the start of that hour. */
export interface OpenGroup {
  readonly severity: Exclude<Severity, 'info'>;
  readonly detectedHour: number;
  readonly count: number;
}

const BASE = { critical: 100, high: 70, medium: 40, low: 15 } as const;

/** Default resolve targets until a tenant's service levels say otherwise, in hours. */
const RESOLVE_TARGET_HOURS = { critical: 4, high: 24, medium: 72, low: 168 } as const;

const CAP = 100;
const BREACHED = 1.25;
/** ζ(1.5): what Σ i^-1.5 tends to, so that a tenant full of capped incidents scores 100. */
const ZETA = 2.6124;
const ODDS = { low: 0.5, medium: 1, high: 1.5, extreme: 2 } as const satisfies Record<Criticality, number>;

/** Score of one open incident: base × age factor, raised when its resolve target has passed, capped at 100. */
export function incidentScore(severity: OpenGroup['severity'], ageHours: number): number {
  const share = Math.max(0, ageHours) / RESOLVE_TARGET_HOURS[severity];
  const aged = BASE[severity] * (1 + 0.25 * Math.min(share, 2));
  return Math.min(CAP, share > 1 ? aged * BREACHED : aged);
}

/** Partial sums of i^-1.5, grown on demand: prefix[n] = Σ i^-1.5 for i ≤ n. */
const prefix = [0];
/** Beyond this rank all further incidents together add less than 0.1 to the score, so they are not summed. */
const MAX_RANK = 1_000_000;

function weightUpTo(rank: number): number {
  const last = Math.min(rank, MAX_RANK);
  for (let i = prefix.length; i <= last; i++) prefix.push(prefix[i - 1]! + i ** -1.5);
  return prefix[last]!;
}

/**
 * Risk score 0–100 of a tenant: incident scores sorted descending, S = Σ sᵢ ÷ i^1.5, divided by ζ(1.5) (Elastic's
 * published entity form), then the tenant's criticality multiplies the odds. One decimal.
 */
export function riskScore(groups: Iterable<OpenGroup>, criticality: Criticality, now: number): number {
  const scored = Array.from(groups, (group) => ({
    count: group.count,
    score: incidentScore(group.severity, Math.floor(now / HOUR_MS) - group.detectedHour),
  })).sort((a, b) => b.score - a.score);
  let rank = 0;
  let sum = 0;
  for (const { count, score } of scored) {
    sum += score * (weightUpTo(rank + count) - weightUpTo(rank));
    rank += count;
  }
  const probability = Math.min(sum / ZETA / CAP, 1);
  if (probability === 1) return CAP;
  const odds = (probability / (1 - probability)) * ODDS[criticality];
  return Math.round((odds / (1 + odds)) * CAP * 10) / 10;
}

export type RiskBand = 'critical' | 'high' | 'medium' | 'low';

/** Bands: ≥ 60 critical, ≥ 35 high, ≥ 15 medium. */
export const riskBand = (score: number): RiskBand =>
  score >= 60 ? 'critical' : score >= 35 ? 'high' : score >= 15 ? 'medium' : 'low';
