import { createSignal } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { useOps } from '../../ops/ops.tsx';
import { sentence } from '../../ui/sentence.ts';
import { useActor } from '../frame/actor.tsx';
import { openDrafts } from './draft.ts';
import { faultOf } from './known.ts';
import { type Called, spelled } from './mention.ts';
import type { Notes } from './note-list.ts';

/** The note in hand: kept in this browser until it is sent, whatever happens to the page. */
export function createNoteDraft(incident: () => Incident, notes: Notes) {
  const me = useActor();
  const { claim } = useOps();
  const drafts = openDrafts(localStorage, me().actor.id, Date.now);
  const { id } = incident();
  const [draft, setDraft] = createSignal(drafts.read(id));
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal('');
  const isKept = draft().text !== '';
  let claimed = false;

  const change = (text: string, also: readonly Called[] = []) => {
    const called = new Map([...draft().called, ...also].map((each) => [each.id, each]));
    const next = { text, called: [...called.values()].filter(({ label }) => text.includes(`@${label}`)) };
    setDraft(next);
    drafts.write(id, next);
    // Who begins to write looks into it; that nobody hears of it is no reason to stop.
    if (!claimed && text !== '') {
      claimed = true;
      void claim(id, true).catch(() => {});
    }
  };
  const send = async () => {
    const sent = draft();
    if (busy() || sent.text.trim() === '') return;
    setBusy(true);
    setFault('');
    try {
      await notes.write(spelled(sent.text.trimEnd(), sent.called));
      // What was typed while it was under way is the next note.
      if (draft().text === sent.text) change('');
    } catch (error) {
      setFault(`Your note was not sent, and is kept here. ${sentence(faultOf(error).message)}`);
    }
    setBusy(false);
  };
  return { draft, change, send, busy, fault, isKept };
}
