import { createSignal } from 'solid-js';
import type { Status } from '../../../shared/domain/incident.ts';
import { StatusLabel } from '../../ui/status.tsx';
import { statusWord } from '../../ui/status-word.ts';
import { createSubmission } from '../../ui/submission.ts';
import { openAct } from '../act-keys.ts';
import { type Choice, Choices } from './choices.tsx';
import { common } from './common.ts';
import { ActFrame } from './frame.tsx';
import { createNoteDraft } from './note-draft.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function StatusDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const note = createNoteDraft(props.opened);
  const now = common(targets, ({ status }) => status);
  const [status, setStatus] = createSignal<Status | null>(change.status ?? now);
  const about: Record<Status, string> = {
    open: 'Nobody works on it',
    in_progress: 'Acknowledged, and worked on',
    closed: 'Asks for the resolution',
  };
  const choices = (Object.keys(about) as Status[]).map(
    (value): Choice<Status> => ({ value, word: <StatusLabel status={value} />, about: about[value] }),
  );
  const form = createSubmission({
    fields: ['status', 'note'],
    check: () => (status() === null ? { status: 'Choose a status' } : {}),
    act: async () => {
      if (status() !== 'closed') {
        const said = `set to ${statusWord[status()!].toLowerCase()}`;
        return props.act({ status: status()!, ...note.sent() }, said);
      }
      const { note: written } = note.sent();
      props.onClose();
      openAct('close', targets, written === undefined ? {} : { note: written });
    },
  });
  return (
    <ActFrame opened={props.opened} title="Status of" verb="Set status" form={form} onClose={props.onClose}>
      <Choices
        legend="Status"
        choices={choices}
        value={status()}
        fault={form.at('status')}
        onChoose={setStatus}
      />
      <NoteField note={note} targets={targets} label="Note" optional />
    </ActFrame>
  );
}
