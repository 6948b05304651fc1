import { MAX_NOTE_CHARS } from '../../../shared/wire/acts-limits.ts';
import { exact } from '../../ui/number.ts';
import { createSubmission } from '../../ui/submission.ts';
import { ActFrame } from './frame.tsx';
import { createNoteDraft } from './note-draft.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

/** A note on one incident, or the same on each of many. It is not undone. */
export function NoteDialog(props: DialogProps) {
  const note = createNoteDraft(props.opened);
  const form = createSubmission({
    fields: ['note'],
    check: () => {
      if (note.isEmpty()) return { note: 'Write something' };
      return note.draft().text.length > MAX_NOTE_CHARS
        ? { note: `A note has ${exact(MAX_NOTE_CHARS)} characters at most` }
        : {};
    },
    act: async () => props.act(note.sent(), 'noted'),
  });
  return (
    <ActFrame
      opened={props.opened}
      title="Note on"
      verb={props.opened.targets.length === 1 ? 'Add note' : 'Add to each'}
      form={form}
      onClose={props.onClose}
    >
      <NoteField note={note} targets={props.opened.targets} label="Note" rows={6} fault={form.at('note')} />
    </ActFrame>
  );
}
