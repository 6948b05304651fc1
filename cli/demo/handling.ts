import { MINUTE_MS } from '../../shared/domain/clock.ts';
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

/** Medians in minutes. `slow` is the share that waits for somebody else. */
interface Tempo {
  readonly acknowledge: number;
  readonly close: number;
  readonly slow: number;
}

/**
 * About ten times as fast as a real operations room, so that somebody who watches for ten minutes sees incidents come
 * and go. What is worse is finished sooner; only a critical one takes longer than it should, since it is looked into.
 */
const TEMPO: Readonly<Record<Severity, Tempo>> = {
  critical: { acknowledge: 1, close: 15, slow: 0 },
  high: { acknowledge: 1.5, close: 7, slow: 0 },
  medium: { acknowledge: 3, close: 11, slow: 0.003 },
  low: { acknowledge: 8, close: 38, slow: 0.01 },
  info: { acknowledge: 10, close: 60, slow: 0 },
};
/** Median of those that wait: every queue has some old cases. */
const SLOW_MINUTES = 5 * 60;

const ACKNOWLEDGED = 0.86;
const ACKNOWLEDGE_SIGMA = 0.6;
const CLOSE_SIGMA = 0.6;

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

export function handlingOf(random: Random, severity: Severity): Handling {
  const tempo = TEMPO[severity];
  const close = random.chance(tempo.slow) ? SLOW_MINUTES : tempo.close;
  const closeMs = MINUTE_MS * random.logNormal(close, CLOSE_SIGMA);
  const acknowledgeMs = MINUTE_MS * random.logNormal(tempo.acknowledge, ACKNOWLEDGE_SIGMA);
  const acknowledged = random.chance(ACKNOWLEDGED) && acknowledgeMs < closeMs;
  return {
    acknowledgeMs: acknowledged ? acknowledgeMs : null,
    closeMs,
    assignee: random.pick(ANALYSTS),
    resolution: random.weighted(RESOLUTIONS, ([, weight]) => weight)[0],
  };
}
