import { For } from 'solid-js';

/** An incident to come, with the places that its parts will have. */
export function Outline() {
  return (
    <div class="incident-grid outline" aria-hidden="true">
      <div class="incident-head">
        <span class="skeleton" style={{ width: '40%' }} />
        <span class="skeleton outline-title" style={{ width: '80%' }} />
        <span class="skeleton" style={{ width: '30%' }} />
      </div>
      <div class="incident-side">
        <For each={['62%', '48%', '70%', '55%', '66%', '51%']}>
          {(width) => <span class="skeleton" style={{ width }} />}
        </For>
      </div>
      <div class="incident-main">
        <For each={['90%', '84%', '88%', '40%']}>
          {(width) => <span class="skeleton" style={{ width }} />}
        </For>
      </div>
      <div class="incident-talk">
        <For each={['50%', '70%', '60%']}>{(width) => <span class="skeleton" style={{ width }} />}</For>
      </div>
    </div>
  );
}
