import { For } from 'solid-js';

function Bars(props: { widths: readonly string[] }) {
  return <For each={props.widths}>{(width) => <span class="skeleton" style={{ width }} />}</For>;
}

/** An incident to come, with the places that its parts will have. */
export function Outline() {
  return (
    <div class="incident-grid outline" aria-hidden="true">
      <div class="incident-head">
        <Bars widths={['40%', '80%', '30%']} />
      </div>
      <div class="incident-says">
        <Bars widths={['90%', '84%', '88%', '40%']} />
      </div>
      <div class="incident-side">
        <Bars widths={['62%', '48%', '70%', '55%', '66%', '51%']} />
      </div>
      <div class="incident-talk">
        <Bars widths={['50%', '70%', '60%']} />
      </div>
    </div>
  );
}
