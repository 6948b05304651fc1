import type { takedownStates } from '../../domain/details.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';

export type TakedownState = (typeof takedownStates)[number];

const NONE = /\bnot? ?(?:sent|request|required|needed)|^none$/;
/** What vendors say of a takedown; the first that is there counts. */
const WORDS: readonly (readonly [RegExp, TakedownState])[] = [
  [/reject|denied|refus|declin/, 'rejected'],
  [/complet|success|closed|\bdone\b|taken ?down|solved|blocked|eliminated|removed/, 'completed'],
  [/progress|accept|approved|initiated|under takedown|in ?response|\bsent\b|^takedown$/, 'in_progress'],
  [/request|pending|submit|under ?review|\bopen\b|\bnew\b/, 'requested'],
];

/** The state in a field that speaks of nothing but a takedown. */
export function takedownState(said: unknown): TakedownState | undefined {
  const word = say(said, limits.said)?.toLowerCase().replaceAll('_', ' ');
  if (word === undefined || NONE.test(word)) return undefined;
  return WORDS.find(([pattern]) => pattern.test(word))?.[1];
}

/** The same in a vendor's status, which may speak of other things. */
export const takedownIn = (status: unknown): TakedownState | undefined =>
  typeof status === 'string' && /take[ _-]?down|taken down/i.test(status.slice(0, limits.said))
    ? takedownState(status)
    : undefined;
