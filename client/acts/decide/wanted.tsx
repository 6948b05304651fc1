import { For, Show } from 'solid-js';
import { unspelled } from '../../views/incident/mention.ts';
import type { WaitingAct } from '../act.ts';
import { wantedFacts } from './wanted-facts.ts';

/** What somebody wanted, with every word that they wrote. */
export function Wanted(props: { act: WaitingAct }) {
  const note = () => props.act.change.note;
  return (
    <section class="wanted" aria-label="What you wanted">
      <p class="quiet">You wanted</p>
      <dl class="plain-facts">
        <For each={wantedFacts(props.act)}>
          {([word, value]) => (
            <div>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={note()}>{(text) => <blockquote class="wanted-note">{unspelled(text())}</blockquote>}</Show>
    </section>
  );
}
