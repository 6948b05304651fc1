import { createSignal } from 'solid-js';
import { useActor } from '../../views/frame/actor.tsx';
import { type Draft, NO_DRAFT, openDrafts } from '../../views/incident/draft.ts';
import { spelled } from '../../views/incident/mention.ts';
import type { Opened } from './opened.ts';

/** A note on one incident is one draft, begun on its page or here; of other acts and of many, each has its own. */
function placeOf({ name, targets }: Opened): string {
  const [first] = targets;
  if (targets.length === 1) return name === 'note' ? first!.id : `${name}:${first!.id}`;
  return `${name}:${targets.length}:${first!.id}`;
}

/** What is typed beside an act, kept in the browser until it is sent: an Escape by mistake loses nothing. */
export function createNoteDraft(opened: Opened) {
  const drafts = openDrafts(localStorage, useActor()().actor.id, Date.now);
  const place = placeOf(opened);
  const before = opened.change.note;
  const [draft, setDraft] = createSignal<Draft>(
    before === undefined ? drafts.read(place) : { text: before, called: [] },
  );
  return {
    draft,
    write(next: Draft): void {
      setDraft(next);
      drafts.write(place, next);
    },
    /** As a part of the change; absent where nothing is written. */
    sent(): { note?: string } {
      const note = spelled(draft().text, draft().called).trim();
      drafts.write(place, NO_DRAFT);
      return note === '' ? {} : { note };
    },
    isEmpty: () => draft().text.trim() === '',
  };
}
export type NoteDraft = ReturnType<typeof createNoteDraft>;
