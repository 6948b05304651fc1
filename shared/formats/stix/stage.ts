import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { ended, resolutionWords, type Stage, stageWords } from '../reading/words.ts';
import type { StixObject } from './object.ts';

/** Investigation status of the incident core extension; workflow words of platforms that extend STIX. */
const STATUSES = stageWords([
  [{ status: 'open' }, ['new', 'open']],
  [{ status: 'in_progress' }, ['in progress', 'ongoing', 'investigating', 'assigned']],
  [{ status: 'in_progress', pauseReason: 'On hold at the source' }, ['on hold', 'stalled', 'pending']],
  [{ status: 'closed' }, ['closed', 'resolved', 'contained', 'incident closed']],
]);

const DETERMINATIONS = resolutionWords({
  true_positive: ['confirmed', 'blocked', 'successful attempt', 'failed attempt'],
  benign: ['low value'],
  false_positive: ['false positive'],
});

/** Properties of extensions lie beside the object's own, or under `extensions` by the extension's id. */
function extended(root: StixObject, key: string): unknown {
  const own = digFirst(root, key);
  if (own !== undefined || typeof root.extensions !== 'object' || root.extensions === null) return own;
  return Object.values(root.extensions)
    .slice(0, 16)
    .map((extension) => digFirst(extension, key))
    .find((said) => said !== undefined);
}

/** Where a thing stands, if it says so. What its author has revoked is over. */
export function stixStage(root: StixObject): Partial<Stage> & { readonly sourceStatus?: string } {
  if (root.revoked === true) return { status: 'closed', sourceStatus: 'revoked' };
  const word = say(extended(root, 'investigation_status') ?? extended(root, 'status'), limits.said);
  if (root.type !== 'incident' || word === undefined) return {};
  const stage = STATUSES(word);
  const verdict = DETERMINATIONS(extended(root, 'determination'));
  return { ...(stage && ended(stage, verdict)), sourceStatus: word };
}
