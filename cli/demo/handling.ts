import { HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';
import type { Resolution, Severity } from '../../shared/domain/incident.ts';
import type { Random } from './random.ts';

/** How analysts work: when an incident is taken up, when it is closed, and as what. */
export interface Handling {
  /** Milliseconds after detection; null where nobody acknowledges it before it is closed. */
  readonly acknowledgeMs: number | null;
  readonly closeMs: number;
  readonly assignee: string;
  readonly resolution: Resolution;
}

/** Medians in milliseconds. The slow ones wait for somebody else. */
export interface Tempo {
  readonly acknowledge: number;
  readonly close: number;
  readonly slowShare: number;
  readonly slow: number;
}

/** As in a real operations room: first touch within the half hour, most closed the same shift. */
export const realTempo: Tempo = {
  acknowledge: 25 * MINUTE_MS,
  close: 4 * HOUR_MS,
  slowShare: 0.03,
  slow: 30 * 24 * HOUR_MS,
};

/** Compressed about twenty times, so that somebody who watches for ten minutes sees incidents come and go. */
export const liveTempo: Tempo = {
  acknowledge: 75_000,
  close: 10 * MINUTE_MS,
  slowShare: 0.05,
  slow: 150 * MINUTE_MS,
};

/** What is worse is finished sooner. */
const URGENCY: Readonly<Record<Severity, number>> = {
  critical: 0.5,
  high: 0.75,
  medium: 1,
  low: 1.3,
  info: 2,
};

const ACKNOWLEDGED = 0.86;
const ACKNOWLEDGE_SIGMA = 0.7;
const CLOSE_SIGMA = 0.9;

/** Closing grades of published telemetry, with some duplicates. */
const RESOLUTIONS: readonly (readonly [Resolution, number])[] = [
  ['benign', 42],
  ['true_positive', 34],
  ['false_positive', 20],
  ['duplicate', 4],
];

const ANALYSTS = [
  'maya.ortiz',
  'jonas.weber',
  'priya.nair',
  'sam.whitaker',
  'lena.kowalski',
  'tomas.eriksen',
  'aisha.bello',
  'noah.carver',
].map((name) => `${name}@provider.example`);

export function handlingOf(random: Random, severity: Severity, tempo: Tempo): Handling {
  const slow = random.chance(tempo.slowShare);
  const closeMs = URGENCY[severity] * random.logNormal(slow ? tempo.slow : tempo.close, CLOSE_SIGMA);
  const acknowledgeMs = URGENCY[severity] * random.logNormal(tempo.acknowledge, ACKNOWLEDGE_SIGMA);
  const acknowledged = random.chance(ACKNOWLEDGED) && acknowledgeMs < closeMs;
  return {
    acknowledgeMs: acknowledged ? acknowledgeMs : null,
    closeMs,
    assignee: random.pick(ANALYSTS),
    resolution: random.weighted(RESOLUTIONS, ([, weight]) => weight)[0],
  };
}
