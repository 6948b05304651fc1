import { createSignal, Show } from 'solid-js';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import { TextField } from '../../ui/field.tsx';
import { dayTime, exactTime, localField, zone } from '../../ui/instant.ts';
import { createSubmission } from '../../ui/submission.ts';
import { Choices } from './choices.tsx';
import { ActFrame } from './frame.tsx';
import type { DialogProps } from './opened.ts';
import { presets } from './snooze-times.ts';

/** As far as the server lets anything be put out of sight. */
const LONGEST_MS = 365 * DAY_MS;

/** Takes incidents out of the queue until a time, which is named in full before it is set. */
export function SnoozeDialog(props: DialogProps) {
  const now = Date.now();
  const ready = presets(now);
  const before = props.opened.change.snooze_until;
  const [choice, setChoice] = createSignal<string>(before ? 'other' : 'hour');
  const [other, setOther] = createSignal(localField(before ?? new Date(now + DAY_MS).toISOString()));
  const at = () => ready.find(({ value }) => value === choice())?.at ?? Date.parse(other());
  const isSnoozed = props.opened.targets.every(({ snoozed_until }) => snoozed_until !== null);
  const form = createSubmission({
    fields: ['until'],
    check: () => {
      if (Number.isNaN(at())) return { until: 'Say when, day and time' };
      return at() <= Date.now() || at() > Date.now() + LONGEST_MS
        ? { until: 'A time to come, within a year' }
        : {};
    },
    act: async () => {
      const until = new Date(at()).toISOString();
      props.act({ snooze_until: until }, `snoozed until ${dayTime(at())}`);
    },
  });
  const wake = () => props.act({ snooze_until: null }, 'back in the queue');
  return (
    <ActFrame
      opened={props.opened}
      title="Snooze"
      verb="Snooze"
      form={form}
      onClose={props.onClose}
      other={
        <Show when={isSnoozed}>
          <button type="button" class="button" onClick={wake}>
            Wake up now
          </button>
        </Show>
      }
    >
      <Choices
        legend="Until"
        choices={[
          ...ready.map(({ value, word, at: then }) => ({ value, word, about: dayTime(then) })),
          { value: 'other', word: 'Another time' },
        ]}
        value={choice()}
        onChoose={setChoice}
      />
      <Show when={choice() === 'other'}>
        <TextField
          label={`Day and time in ${zone()}`}
          type="datetime-local"
          value={other()}
          fault={form.at('until')}
          onText={setOther}
        />
      </Show>
      <p class="act-about" role="status">
        <Show when={!Number.isNaN(at())}>Comes back on {exactTime(at())}.</Show>
      </p>
    </ActFrame>
  );
}
