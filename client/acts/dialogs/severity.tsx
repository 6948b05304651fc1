import { createSignal } from 'solid-js';
import { type Severity, severities } from '../../../shared/domain/incident.ts';
import { SeverityLabel, severityWord } from '../../ui/severity.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { Choices } from './choices.tsx';
import { common } from './common.ts';
import { ActFrame } from './frame.tsx';
import { createNoteDraft } from './note-draft.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function SeverityDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const note = createNoteDraft(props.opened);
  const now = common(targets, ({ severity }) => severity);
  const [severity, setSeverity] = createSignal<Severity | null>(change.severity ?? now);
  const form = createSubmission({
    fields: ['severity', 'note'],
    check: () => (severity() === null ? { severity: 'Choose a severity' } : {}),
    act: async () => {
      const said = `set to ${severityWord(severity()!).toLowerCase()}`;
      props.act({ severity: severity()!, ...note.sent() }, said);
    },
  });
  return (
    <ActFrame
      opened={props.opened}
      title="Severity of"
      verb="Set severity"
      form={form}
      onClose={props.onClose}
    >
      <Choices
        legend="Severity"
        choices={severities.map((value) => ({
          value,
          word: <SeverityLabel severity={value} />,
          ...(value === now && { about: 'now' }),
          ...(value === 'info' && { about: 'counts towards no total' }),
        }))}
        value={severity()}
        fault={form.at('severity')}
        onChoose={setSeverity}
      />
      <NoteField note={note} targets={targets} label="Note" optional />
    </ActFrame>
  );
}
