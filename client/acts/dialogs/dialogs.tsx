import { type Component, createEffect, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useOps } from '../../ops/ops.tsx';
import { useActs } from '../acts.tsx';
import type { ActName } from '../kinds.ts';
import { AssignDialog } from './assign.tsx';
import { CloseDialog } from './close.tsx';
import { EscalateDialog } from './escalate.tsx';
import { MergeDialog } from './merge.tsx';
import { ModuleDialog } from './module.tsx';
import { NoteDialog } from './note.tsx';
import type { DialogProps, Opened } from './opened.ts';
import { PauseDialog } from './pause.tsx';
import { SeverityDialog } from './severity.tsx';
import { SnoozeDialog } from './snooze.tsx';
import { StatusDialog } from './status.tsx';
import { TagsDialog } from './tags.tsx';

const dialogs: Partial<Record<ActName, Component<DialogProps>>> = {
  assign: AssignDialog,
  close: CloseDialog,
  escalate: EscalateDialog,
  merge: MergeDialog,
  module: ModuleDialog,
  note: NoteDialog,
  pause: PauseDialog,
  severity: SeverityDialog,
  snooze: SnoozeDialog,
  status: StatusDialog,
  tags: TagsDialog,
};

/** Whoever does one of these looks into it: the others see so at once. */
const CLAIMING: ReadonlySet<ActName> = new Set<ActName>(['close', 'note', 'merge']);

/** The dialog of an act, until it is done or left. */
export function Dialogs(props: { opened: Opened; onClose: () => void }) {
  const acts = useActs();
  const ops = useOps();
  const { name, targets } = props.opened;
  const act: DialogProps['act'] = (change, said, names) => {
    props.onClose();
    void acts.perform(targets, change, said, names);
  };
  createEffect(() => {
    const [only] = targets;
    if (!CLAIMING.has(name) || targets.length > 1) return;
    // A courtesy to the others: what one does oneself does not hang on it.
    ops.claim(only!.id, true).catch(() => undefined);
  });
  return (
    <Show when={dialogs[name]}>
      {(dialog) => <Dynamic component={dialog()} opened={props.opened} act={act} onClose={props.onClose} />}
    </Show>
  );
}
