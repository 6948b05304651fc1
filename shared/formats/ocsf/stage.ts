import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { ended, resolutionWords, type Stage, stageWords } from '../reading/words.ts';
import { activityOf, CLOSE, INCIDENT_FINDING, SECURITY_FINDING } from './class.ts';

type Event = Readonly<Record<string, unknown>>;

const ON_HOLD: Stage = { status: 'in_progress', pauseReason: 'On hold at the source' };

/** 3 is "on hold" of an incident and "suppressed" of any other finding. */
const INCIDENT = stageWords([
  [{ status: 'open' }, [1]],
  [{ status: 'in_progress' }, [2]],
  [ON_HOLD, [3]],
  [{ status: 'closed' }, [4, 5]],
]);
const FINDING = stageWords([
  [{ status: 'open' }, [1]],
  [{ status: 'in_progress' }, [2]],
  [{ status: 'closed' }, [3, 4, 5, 6]],
]);
const WORDS = stageWords([
  [{ status: 'open' }, ['new', 'open', 'active', 'reopened']],
  [{ status: 'in_progress' }, ['in progress', 'notified', 'assigned', 'acknowledged', 'investigating']],
  [ON_HOLD, ['on hold', 'pending']],
  [{ status: 'closed' }, ['suppressed', 'resolved', 'closed', 'archived', 'deleted', 'remediated', 'fixed']],
]);

const VERDICT = resolutionWords({
  true_positive: [2, 8, 'true positive', 'security risk'],
  benign: [5, 6, 'benign', 'test'],
  false_positive: [1, 'false positive'],
  duplicate: [10, 'duplicate'],
});

/** What a control or a check that found nothing wrong says. */
const PASSED = new Set(['pass', 'passed', 'compliant', 'ok']);

const hasPassed = (event: Event): boolean =>
  [event.status_code, dig(event, 'compliance.status')].some(
    (said) => typeof said === 'string' && PASSED.has(said.toLowerCase()),
  ) || dig(event, 'compliance.status_id') === 1;

/**
 * Version 1.0 keeps the finding's stage in `state`, and in `status` whether the event succeeded, which is no stage;
 * later versions have one `status`.
 */
function said(event: Event, uid: number): { readonly id: unknown; readonly word: unknown } {
  if (uid === SECURITY_FINDING && (event.state_id ?? event.state ?? undefined) !== undefined) {
    return { id: event.state_id, word: event.state };
  }
  return { id: uid === SECURITY_FINDING ? undefined : event.status_id, word: event.status };
}

function stageOf(event: Event, uid: number): Stage | undefined {
  const { id, word } = said(event, uid);
  const stage = (uid === INCIDENT_FINDING ? INCIDENT : FINDING)(id) ?? WORDS(word);
  const isOver = activityOf(event) === CLOSE || hasPassed(event);
  return isOver && stage?.status !== 'closed' ? { status: 'closed' } : stage;
}

/** Where a finding stands. A passed check closes the finding it raised when it failed. */
export function ocsfStage(event: Event, uid: number) {
  const stage = stageOf(event, uid);
  const { id, word } = said(event, uid);
  const verdict = VERDICT(event.verdict_id) ?? VERDICT(event.verdict);
  const detail = say(digFirst(event, 'status_detail', 'comment'), limits.pauseReason);
  return {
    ...(stage && ended(stage, verdict)),
    ...(stage?.pauseReason !== undefined && detail !== undefined && { pauseReason: detail }),
    sourceStatus: say(hasPassed(event) ? (event.status_code ?? 'passed') : (word ?? id), limits.said),
  };
}
