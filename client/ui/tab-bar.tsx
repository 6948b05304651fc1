import './tab-bar.css';
import { A, useLocation } from '@solidjs/router';
import { createEffect, For, on, Show } from 'solid-js';
import { short } from './number.ts';

export interface TabLink {
  readonly href: string;
  readonly word: string;
  /** How many wait there; none is not said. */
  readonly count?: number | undefined;
}

/** The pages of a page: links, so that each has an address and opens in a tab of its own. */
export function TabBar(props: { label: string; tabs: readonly TabLink[] }) {
  const location = useLocation();
  let bar!: HTMLElement;
  // A narrow screen shows some of them: the one that is open is always among those.
  createEffect(
    on(
      () => location.pathname,
      () =>
        requestAnimationFrame(() =>
          bar.querySelector('.here')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
        ),
    ),
  );
  return (
    <nav class="tab-bar" aria-label={props.label} ref={bar}>
      <For each={props.tabs}>
        {(tab) => (
          <A class="tab" activeClass="here" href={tab.href}>
            {tab.word}
            <Show when={tab.count}>{(count) => <span class="tab-count tabular">{short(count())}</span>}</Show>
          </A>
        )}
      </For>
    </nav>
  );
}
