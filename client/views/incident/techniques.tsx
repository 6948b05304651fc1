import './techniques.css';
import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { fullName, techniques } from '../../ui/technique-word.ts';
import { techniqueAddress } from './attack.ts';
import { useQueueLink } from './queue-link.ts';
import { Section } from './section.tsx';

function Line(props: { id: string }) {
  const link = useQueueLink();
  const technique = () => techniques()?.get(props.id);
  return (
    <li>
      <Show when={techniqueAddress(props.id)} fallback={<code>{props.id}</code>}>
        {(address) => (
          <a href={address()} target="_blank" rel="noreferrer" title="Its page at MITRE ATT&CK">
            <code>{props.id}</code>
          </a>
        )}
      </Show>
      <span>
        <A
          class="link"
          href={link('technique', props.id)}
          title={`Incidents with ${technique() ? fullName(technique()!) : props.id}`}
        >
          {technique()?.name ?? 'incidents with it'}
        </A>{' '}
        <span class="quiet">{technique()?.tactics.join(', ')}</span>
      </span>
    </li>
  );
}

/** What was done, in the words of MITRE ATT&CK: each leads to its page there, and to the incidents that have it too. */
export function Techniques(props: { ids: readonly string[] }) {
  return (
    <Show when={props.ids.length > 0}>
      <Section
        title="Techniques"
        count={props.ids.length > 1 ? props.ids.length : undefined}
        tools={<span class="quiet part-zone">MITRE ATT&CK®</span>}
      >
        <ul class="techniques">
          <For each={props.ids}>{(id) => <Line id={id} />}</For>
        </ul>
      </Section>
    </Show>
  );
}
