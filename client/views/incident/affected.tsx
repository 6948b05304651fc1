import { createSignal, For, Show } from 'solid-js';
import { exact } from '../../ui/number.ts';

/** As many as one line of a wide page holds. */
const AT_FIRST = 5;

/** To whom or to what it happened: the machines, accounts and names that its source gives. On paper all of them. */
export function Affected(props: { assets: readonly string[] }) {
  const [all, setAll] = createSignal(false);
  const rest = () => (all() ? 0 : Math.max(props.assets.length - AT_FIRST, 0));
  return (
    <Show when={props.assets.length > 0}>
      <div class="incident-line affected">
        <span class="quiet">Assets</span>
        <ul class="words">
          <For each={props.assets}>
            {(asset, at) => <li classList={{ 'paper-only': !all() && at() >= AT_FIRST }}>{asset}</li>}
          </For>
        </ul>
        <Show when={rest() > 0}>
          <button type="button" class="button bare affected-more" onClick={() => setAll(true)}>
            {exact(rest())} more
          </button>
        </Show>
      </div>
    </Show>
  );
}
