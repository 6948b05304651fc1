import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { MAX_PAUSE_CHARS } from '../../../shared/wire/acts-limits.ts';
import { TextField } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { common } from './common.ts';
import { ActFrame } from './frame.tsx';
import type { DialogProps } from './opened.ts';

/** What work mostly waits for. */
const USUAL = [
  'Waiting for the customer',
  'Waiting for the vendor',
  'Waiting for a takedown',
  'Change window',
];

/** Says what an incident in progress waits for. */
export function PauseDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const id = createUniqueId();
  const now = common(targets, ({ pause_reason }) => pause_reason);
  const [reason, setReason] = createSignal(change.pause_reason ?? now ?? '');
  const form = createSubmission({
    fields: ['reason'],
    check: () => (reason().trim() === '' ? { reason: 'Say what it waits for' } : {}),
    act: async () => props.act({ pause_reason: reason().trim() }, 'paused'),
  });
  const resume = () => props.act({ pause_reason: null }, 'taken up again');
  return (
    <ActFrame
      opened={props.opened}
      title="Pause"
      verb="Pause"
      form={form}
      onClose={props.onClose}
      other={
        <Show when={targets.every(({ pause_reason }) => pause_reason !== null)}>
          <button type="button" class="button" onClick={resume}>
            Take up again
          </button>
        </Show>
      }
    >
      <TextField
        label="What it waits for"
        list={id}
        maxlength={MAX_PAUSE_CHARS}
        autocomplete="off"
        value={reason()}
        fault={form.at('reason')}
        onText={setReason}
      />
      <datalist id={id}>
        <For each={USUAL}>{(word) => <option value={word} />}</For>
      </datalist>
    </ActFrame>
  );
}
