import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js';

interface PanelProps extends ParentProps {
  title: string;
  /** What it is for, in a sentence. */
  about: string;
  /** Stands at the end of the head. */
  act?: JSX.Element;
}

/** One subject of the page. */
export function Panel(props: PanelProps) {
  const id = createUniqueId();
  return (
    <section class="panel account-panel" aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{props.title}</h2>
        <Show when={props.act}>
          <span class="end">{props.act}</span>
        </Show>
        <p class="quiet account-about">{props.about}</p>
      </header>
      {props.children}
    </section>
  );
}
