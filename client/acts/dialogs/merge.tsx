import { createSignal, onMount } from 'solid-js';
import { createSubmission } from '../../ui/submission.ts';
import { readFound } from './candidates.ts';
import { ActFrame } from './frame.tsx';
import { type Found, IncidentPicker } from './incident-picker.tsx';
import { createNoteDraft } from './note-draft.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

/** Closes incidents as duplicates of another one of the same customer, which has it in its history. */
export function MergeDialog(props: DialogProps) {
  const note = createNoteDraft(props.opened);
  const [found, setFound] = createSignal<Found | null>(null);
  const before = props.opened.change.duplicate_of;
  onMount(() => before && readFound(before).then(setFound, () => undefined));
  const form = createSubmission({
    fields: ['target', 'note'],
    check: () => (found() === null ? { target: 'Choose the incident that it is a duplicate of' } : {}),
    act: async () => {
      const into = found()!;
      const change = { duplicate_of: into.id, ...note.sent() };
      props.act(change, `merged into ${into.number}`, { duplicateOf: into.number });
    },
  });
  return (
    <ActFrame opened={props.opened} title="Merge" verb="Merge and close" form={form} onClose={props.onClose}>
      <IncidentPicker
        targets={props.opened.targets}
        chosen={found()}
        fault={form.at('target')}
        onChoose={setFound}
      />
      <NoteField note={note} targets={props.opened.targets} label="Note" optional />
    </ActFrame>
  );
}
