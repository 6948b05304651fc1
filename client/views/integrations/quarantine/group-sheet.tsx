import { createSignal, Show } from 'solid-js';
import type { QuarantineGroup } from '../../../../shared/wire/http/routing.ts';
import { del } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { plural } from '../../../ui/number.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { toast } from '../../../ui/toast.tsx';
import { formatWord } from '../format-word.ts';
import { createReplay } from '../replay.ts';
import { ReplayProgress } from '../replay-progress.tsx';
import { draftFor } from '../routing/rule-draft.ts';
import { RuleSheet } from '../routing/rule-sheet.tsx';

export const groupName = ({ hint }: QuarantineGroup): string => (hint === '' ? 'No customer named' : hint);

interface GroupSheetProps {
  group: QuarantineGroup;
  onChanged: () => void;
  onClose: () => void;
}

function Discard(props: GroupSheetProps) {
  const discard = async () => {
    const { hint, format } = props.group;
    const path = `/api/v1/quarantine?${new URLSearchParams({ hint, format })}`;
    let gone = 0;
    for (let left = 1; left > 0; ) {
      const batch = await del<{ discarded: number; left: number }>(path);
      gone += batch.discarded;
      left = batch.discarded > 0 ? batch.left : 0;
    }
    toast(`${plural(gone, 'record')} discarded.`);
    props.onChanged();
  };
  return (
    <Confirm
      title={`Discard ${plural(props.group.records, 'record')}?`}
      effects={[
        'They are deleted, and never become incidents of anybody.',
        'The audit log keeps that they were discarded, by whom, and how many.',
        'It cannot be taken back. Their senders were told that they were accepted, and will not send them again.',
      ]}
      verb="Discard"
      typed="discard"
      onConfirm={discard}
      onClose={props.onClose}
    />
  );
}

/** Records that wait because nobody knows whose they are: what they look like, and the ways out. */
export function GroupSheet(props: GroupSheetProps) {
  const [making, setMaking] = createSignal(false);
  const [made, setMade] = createSignal(false);
  const [discarding, setDiscarding] = createSignal(false);
  const replay = createReplay(props.onChanged);
  const replayAll = () => {
    const { hint, format } = props.group;
    void replay.run('/api/v1/quarantine/replay', { hint, format });
  };
  const busy = () => replay.progress()?.running ?? false;
  return (
    <Show
      when={making()}
      fallback={
        <Sheet title={groupName(props.group)} wide={true} onClose={props.onClose}>
          <div class="side-body">
            <p class="field-hint">
              {plural(props.group.records, 'record')} read as {formatWord(props.group.format)}, sent with the
              key {props.group.key.name}, first {exactTime(Date.parse(props.group.first_at))}, last{' '}
              {exactTime(Date.parse(props.group.last_at))}.
            </p>
            <Show when={made() && !replay.progress()}>
              <p class="form-fault">
                The rule takes what comes from now on. Replay what waits, so that it goes the same way.
              </p>
            </Show>
            <Show when={replay.progress()}>
              {(progress) => (
                <ReplayProgress
                  progress={progress()}
                  remaining={props.group.records}
                  remains="still belong to nobody: no rule takes them."
                />
              )}
            </Show>
            <section>
              <h3>The newest record</h3>
              <pre class="record">{JSON.stringify(props.group.sample, null, 2)}</pre>
            </section>
          </div>
          <footer class="side-foot">
            <button type="button" class="button start" disabled={busy()} onClick={() => setDiscarding(true)}>
              Discard…
            </button>
            <button
              type="button"
              class="button"
              classList={{ primary: made() }}
              disabled={busy()}
              onClick={replayAll}
            >
              Replay {plural(props.group.records, 'record')}
            </button>
            <button
              type="button"
              class="button"
              classList={{ primary: !made() }}
              disabled={busy()}
              onClick={() => setMaking(true)}
            >
              Make a rule
            </button>
          </footer>
          <Show when={discarding()}>
            <Discard
              group={props.group}
              onChanged={() => {
                props.onChanged();
                props.onClose();
              }}
              onClose={() => setDiscarding(false)}
            />
          </Show>
        </Sheet>
      }
    >
      <RuleSheet
        proposed={draftFor(props.group)}
        sample={props.group.sample}
        onSaved={() => setMade(true)}
        onClose={() => setMaking(false)}
      />
    </Show>
  );
}
