import { createSignal, Show } from 'solid-js';
import { MAX_ESCALATION_CHARS } from '../../../shared/wire/acts-limits.ts';
import { createSubmission } from '../../ui/submission.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { ActFrame } from './frame.tsx';
import { createNoteDraft } from './note-draft.ts';
import type { DialogProps } from './opened.ts';

/** Says why somebody senior has to look; everybody sees who asked, when, and the reason. */
export function EscalateDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const note = createNoteDraft({ ...props.opened, change: change.escalate ? { note: change.escalate } : {} });
  const isUp = targets.every(({ escalated }) => escalated !== null);
  const [isSent, setSent] = createSignal(false);
  const form = createSubmission({
    fields: ['reason'],
    check: () => {
      const { length } = note.draft().text.trim();
      if (length === 0) return { reason: 'Say why: whoever takes it over reads this first' };
      return length > MAX_ESCALATION_CHARS
        ? { reason: `Say it in ${MAX_ESCALATION_CHARS} characters; a note may be longer` }
        : {};
    },
    act: async () => {
      setSent(true);
      const { note: reason } = note.sent();
      props.act({ escalate: reason!.replaceAll(/\s*\n\s*/g, ' ') }, 'escalated');
    },
  });
  const calm = () => props.act({ escalate: null }, 'no longer escalated');
  return (
    <ActFrame
      opened={props.opened}
      title="Escalate"
      verb="Escalate"
      form={form}
      onClose={props.onClose}
      other={
        <Show when={isUp && !isSent()}>
          <button type="button" class="button" onClick={calm}>
            Take the flag away
          </button>
        </Show>
      }
    >
      <TextArea
        label="Why"
        rows={3}
        value={note.draft().text}
        fault={form.at('reason')}
        hint="Shown on the incident with your name and the time."
        onText={(text) => note.write({ text, called: [] })}
      />
    </ActFrame>
  );
}
