import { createEffect, createSignal, Show, untrack } from 'solid-js';
import { useBook } from '../incidents/book.ts';
import { useOps } from '../ops/ops.tsx';
import { toast, undoLatest } from '../ui/toast.tsx';
import { able } from './able.ts';
import { type Asked, takeAsked } from './act-keys.ts';
import { useActs } from './acts.tsx';
import { Decide } from './decide/decide.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import type { Opened } from './dialogs/opened.ts';
import type { ActName } from './kinds.ts';
import { createReader } from './reader.ts';

/** Does what keys and buttons ask for, or opens the dialog that asks how. One for all pages. */
export function ActDesk() {
  const acts = useActs();
  const ops = useOps();
  const book = useBook();
  const reader = createReader();
  const [opened, setOpened] = createSignal<Opened | null>(null);

  const claim = ({ targets }: Asked) => {
    const [incident] = targets;
    if (!incident || targets.length > 1) return toast('Look into one incident at a time.');
    const isMine = ops.presence(incident.id).some(({ id, claimed }) => id === reader.id && claimed);
    ops.claim(incident.id, !isMine).then(
      () =>
        toast(isMine ? `${incident.number} let go of.` : `You look into ${incident.number}: others see it.`),
      (error: Error) => toast(`Not claimed. ${error.message}`),
    );
  };
  const undo = () => {
    if (undoLatest()) return;
    const last = acts.waiting().at(-1);
    if (last && acts.away()) acts.drop(last.key);
    else toast('Nothing to undo: that is offered for ten seconds.');
  };
  const act = (name: ActName, { targets, change }: Asked) => {
    const { fit, readOnly, why } = able(name, targets.map(acts.shown), reader, change !== undefined);
    if (why !== null) return toast(`${why}.`);
    if (name === 'acknowledge') return acts.perform(fit, { status: 'in_progress' }, 'acknowledged');
    if (name === 'take') return acts.perform(fit, { assignee: 'me' }, 'assigned to you');
    if (name === 'reopen') return acts.perform(fit, { status: 'open' }, 'reopened');
    setOpened({ name, targets: fit, asked: targets.length, readOnly, change: change ?? {} });
  };
  const see = (asked: Asked) => {
    // What is known by now: the row it was asked from may be older than the news.
    const targets = asked.targets.map((incident) => book.get(incident.id) ?? incident);
    if (asked.deed === 'undo') undo();
    else if (asked.deed === 'claim') claim(asked);
    else act(asked.deed, { ...asked, targets });
  };
  createEffect(() => {
    const asked = takeAsked();
    untrack(() => asked.forEach(see));
  });
  return (
    <>
      <Show when={opened()} keyed>
        {(one) => <Dialogs opened={one} onClose={() => setOpened(null)} />}
      </Show>
      <Show when={acts.deciding()} keyed>
        {(one) => <Decide act={one} onClose={() => acts.decide(null)} />}
      </Show>
    </>
  );
}
