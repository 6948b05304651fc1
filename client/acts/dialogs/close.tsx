import { createSignal, Show } from 'solid-js';
import type { Resolution } from '../../../shared/domain/incident.ts';
import { createSubmission } from '../../ui/submission.ts';
import { type Choice, Choices } from './choices.tsx';
import { ActFrame } from './frame.tsx';
import { type Found, IncidentPicker } from './incident-picker.tsx';
import { createNoteDraft } from './note-draft.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';
import { resolutionWord } from './resolution-word.ts';

const about: Record<Resolution, string> = {
  true_positive: 'A threat, and dealt with',
  benign: 'It happened, and is harmless',
  false_positive: 'It did not happen: say why',
  duplicate: 'Already worked on elsewhere',
};

/** Closing, with the resolution that it needs. A duplicate is merged into the incident it is one of. */
export function CloseDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const note = createNoteDraft(props.opened);
  const [resolution, setResolution] = createSignal<Resolution | null>(change.resolution ?? null);
  const [found, setFound] = createSignal<Found | null>(null);
  const isMixed = new Set(targets.map(({ tenant }) => tenant.id)).size > 1;
  const choices = (Object.keys(about) as Resolution[]).map(
    (value): Choice<Resolution> => ({
      value,
      word: resolutionWord[value],
      about: about[value],
      off: value === 'duplicate' && isMixed ? 'Within one customer only' : undefined,
    }),
  );
  const isDuplicate = () => resolution() === 'duplicate';
  const form = createSubmission({
    fields: ['resolution', 'target', 'note'],
    check: () => ({
      ...(resolution() === null && { resolution: 'Choose how it ended' }),
      ...(isDuplicate() && found() === null && { target: 'Choose the incident that it is a duplicate of' }),
      ...(resolution() === 'false_positive' && note.isEmpty() && { note: 'Say why it is a false positive' }),
    }),
    act: async () => {
      const into = found();
      if (isDuplicate() && into !== null) {
        const said = `merged into ${into.number}`;
        return props.act({ duplicate_of: into.id, ...note.sent() }, said, { duplicateOf: into.number });
      }
      const said = `closed as ${resolutionWord[resolution()!].toLowerCase()}`;
      props.act({ status: 'closed', resolution: resolution()!, ...note.sent() }, said);
    },
  });
  return (
    <ActFrame opened={props.opened} title="Close" verb="Close" form={form} onClose={props.onClose}>
      <Choices
        legend="Resolution"
        choices={choices}
        value={resolution()}
        fault={form.at('resolution')}
        onChoose={setResolution}
      />
      <Show when={isDuplicate()}>
        <IncidentPicker targets={targets} chosen={found()} fault={form.at('target')} onChoose={setFound} />
      </Show>
      <NoteField
        note={note}
        targets={targets}
        label={resolution() === 'false_positive' ? 'Why it is a false positive' : 'Note'}
        optional={resolution() !== 'false_positive'}
        fault={form.at('note')}
      />
    </ActFrame>
  );
}
