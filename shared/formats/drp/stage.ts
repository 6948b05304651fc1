import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { type Stage, stageWords } from '../reading/words.ts';

/** What an incident waits for while a takedown runs; it is being worked on all the same. */
export const TAKEDOWN: Stage = { status: 'in_progress' };
export const WAITS_FOR_CUSTOMER: Stage = { status: 'in_progress', pauseReason: 'Waits for the customer' };
const ON_HOLD: Stage = { status: 'in_progress', pauseReason: 'On hold at the source' };
const FALSE: Stage = { status: 'closed', resolution: 'false_positive' };

/** Words that all these vendors use alike; what one of them means otherwise stands in its own file. */
const WORDS = stageWords([
  [
    { status: 'open' },
    ['open', 'new', 'active', 'unread', 'unreviewed', 'reopened', 'detected', 'pending', 'todo', 'to do'],
  ],
  [
    { status: 'in_progress' },
    [
      'in progress',
      'acknowledged',
      'investigating',
      'under review',
      'escalated',
      'in review',
      'wip',
      'monitoring',
      'read',
      'viewed',
      'work in progress',
    ],
  ],
  [
    TAKEDOWN,
    ['in response', 'takedown requested', 'takedown in progress', 'takedown initiated', 'under takedown'],
  ],
  [
    WAITS_FOR_CUSTOMER,
    [
      'pending customer action',
      'pending customer',
      'awaiting customer',
      'pending info',
      'member feedback',
      'waiting for customer',
    ],
  ],
  [ON_HOLD, ['on hold', 'hold', 'paused', 'waiting', 'legal review', 'vendor assessment']],
  [
    { status: 'closed' },
    [
      'closed',
      'resolved',
      'solved',
      'done',
      'dismissed',
      'mitigated',
      'remediated',
      'blocked',
      'archived',
      'ignored',
      'takedown completed',
      'taken down',
      'removed',
      'inactive',
      'passive',
      'out of scope',
      'not applicable',
      'rejected',
      'not relevant',
      'risk accepted',
      'accepted risk',
    ],
  ],
  [FALSE, ['false positive', 'falsepositive', 'whitelisted']],
  [{ status: 'closed', resolution: 'duplicate' }, ['duplicate', 'duplicated', 'merged']],
]);

/**
 * Longer labels tell by their words: "Pending Customer Action - Takedown". A takedown that has ended says how; until
 * then it is work in progress.
 */
const LABELS: readonly (readonly [RegExp, Stage])[] = [
  [
    /takedown.*(?:complete|success|closed|accepted and closed|done)|taken ?down/i,
    { status: 'closed', resolution: 'true_positive' },
  ],
  [/takedown|in response/i, TAKEDOWN],
  [/false ?positive|not a threat/i, FALSE],
  [/(?:pending|await|wait).*(?:customer|client|member|user)|member (?:feedback|side)/i, WAITS_FOR_CUSTOMER],
  [/on ?hold|await|waiting/i, ON_HOLD],
  [/clos|resolv|solved|remediat|mitigat|dismiss/i, { status: 'closed' }],
  [/progress|review|investigat|assign|work/i, { status: 'in_progress' }],
  [/pending|open|new/i, { status: 'open' }],
];

export function riskStage(said: unknown): Stage | undefined {
  const word = say(said, limits.said);
  if (word === undefined) return undefined;
  return WORDS(word) ?? LABELS.find(([pattern]) => pattern.test(word))?.[1];
}
