import { For } from 'solid-js';
import { guidanceFor } from '../../../shared/domain/guidance.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { createRemembered } from './remembered.ts';
import { Fold } from './section.tsx';

/** What an analyst does about incidents of this kind. */
export default function Guidance(props: { incident: Incident }) {
  const [open, setOpen] = createRemembered('incident:guidance', true);
  const guidance = () => guidanceFor(props.incident.module, props.incident.category);
  return (
    <Fold title="Guidance" hint={guidance().title} open={open()} onTurn={setOpen} class="guidance">
      <p class="guidance-title">{guidance().title}</p>
      <ol class="guidance-steps">
        <For each={guidance().steps}>{(step) => <li>{step}</li>}</For>
      </ol>
    </Fold>
  );
}
