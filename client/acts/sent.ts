import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Answered } from './queue.ts';

/** What became of a part of an act that was sent. */
export type Sent =
  /** `incident` is the row as it is, where the answer had room for it. */
  | { readonly kind: 'answered'; readonly answer: Answered; readonly incident: Incident | null }
  /** Worth trying again: nobody knows whether it was done. */
  | { readonly kind: 'away' }
  /** Somebody else is signed in by now, or nobody. */
  | { readonly kind: 'not-them' };
