import { createSignal } from 'solid-js';
import type { Change } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { isCovered, isTyping } from '../ui/keys-taken.ts';
import { type ActName, actNames, kindOf } from './kinds.ts';

/** `claim` says “I look into it” to the others, or no longer; `undo` takes back what was done last. */
export type Deed = ActName | 'claim' | 'undo';

export interface Asked {
  readonly deed: Deed;
  readonly targets: readonly Incident[];
  /** What a dialog begins with: a change that was refused and is to be edited. */
  readonly change?: Change;
}

/** More keys than anybody presses in the moment before what sees to them is here; those after them do nothing. */
const MOST_ASKED = 32;

const [asked, setAsked] = createSignal<readonly Asked[]>([]);

/** What somebody wants to do, in its order, for whoever sees to it, once; tracks. */
export function takeAsked(): readonly Asked[] {
  const wanted = asked();
  if (wanted.length > 0) setAsked([]);
  return wanted;
}

/** Does it at once, or opens the dialog that asks how; where it cannot be done, says why. */
export function openAct(deed: Deed, targets: readonly Incident[], change?: Change): void {
  setAsked((all) => [...all, { deed, targets, ...(change && { change }) }].slice(0, MOST_ASKED));
}

const CLAIM_KEY = 'w';
const UNDO_KEY = 'u';

/** Key → what it does to the ticked incidents, or to the one in front. */
export const actKeys: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  ...actNames.flatMap((name): [string, Deed][] => {
    const { key } = kindOf(name);
    return key === undefined ? [] : [[key, name]];
  }),
  [CLAIM_KEY, 'claim'],
  [UNDO_KEY, 'undo'],
]);

/** Hears the keys of `actKeys` for a page; the answer stops listening. */
export function listenToActKeys(targets: () => readonly Incident[]): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.repeat || isTyping(event.target) || isCovered()) return;
    const deed = actKeys.get(event.key);
    if (deed === undefined) return;
    event.preventDefault();
    openAct(deed, targets());
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
