import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { type Stage, stageWords } from '../reading/words.ts';

/*
 * TheHive 4 keeps how a case ended in `resolutionStatus`, TheHive 5 in the status itself. In 5 organisations name
 * statuses of their own, and `stage` says which of New, InProgress, Imported and Closed each belongs to.
 */

const STATUSES = stageWords([
  [{ status: 'open' }, ['New', 'Open', 'Updated', 'Reopened']],
  [{ status: 'in_progress' }, ['InProgress', 'Acknowledged', 'Pending validation']],
  [{ status: 'closed', resolution: 'true_positive' }, ['TruePositive']],
  [{ status: 'closed', resolution: 'false_positive' }, ['FalsePositive']],
  [{ status: 'closed', resolution: 'duplicate' }, ['Duplicated', 'Duplicate', 'Merged']],
  [{ status: 'closed', resolution: 'benign' }, ['Benign', 'BenignPositive']],
  [{ status: 'closed' }, ['Resolved', 'Closed', 'Ignored', 'Indeterminate', 'Other', 'Deleted']],
  // The case it became goes on under its own identity.
  [{ status: 'closed', resolution: 'duplicate' }, ['Imported']],
]);

/** Statuses of their own that organisations give what waits for somebody. */
const WAITING = /hold|pending|wait|paus|blocked/i;

type Thing = Readonly<Record<string, unknown>>;

/** Where an alert or a case stands. `isDeleted`: its webhook says that it is gone. */
export function theHiveStage(thing: Thing, isDeleted: boolean) {
  const word = say(thing.status, limits.said);
  if (isDeleted) return { status: 'closed' as const, sourceStatus: 'Deleted' };
  const stage = STATUSES(thing.resolutionStatus) ?? STATUSES(word) ?? STATUSES(thing.stage);
  const isWaiting =
    word !== undefined && stage?.status !== 'closed' && STATUSES(word) === undefined && WAITING.test(word);
  const waiting: Partial<Stage> = isWaiting
    ? { status: 'in_progress', pauseReason: word.slice(0, limits.pauseReason) }
    : {};
  return { ...stage, ...waiting, sourceStatus: word };
}
