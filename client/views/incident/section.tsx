import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js';

interface SectionProps {
  title: string;
  /** How many there are, beside the title. */
  count?: number | undefined;
  /** What stands at the end of the title's line. */
  tools?: JSX.Element;
  class?: string;
}

/** One part of what is known of an incident, under a heading of its own. */
export function Section(props: ParentProps<SectionProps>) {
  const id = createUniqueId();
  return (
    <section class={`part ${props.class ?? ''}`} aria-labelledby={id}>
      <div class="part-head">
        <h3 id={id} tabindex="-1">
          {props.title}
          <Show when={props.count !== undefined}>
            <span class="part-count tabular"> {props.count}</span>
          </Show>
        </h3>
        {props.tools}
      </div>
      {props.children}
    </section>
  );
}

interface FoldProps {
  title: string;
  /** What is inside, in a few words, while it is folded. */
  hint?: string;
  open: boolean;
  onTurn: (open: boolean) => void;
  class?: string;
}

/** A part that begins folded, or as its reader left it; what is inside is drawn when it is open. */
export function Fold(props: ParentProps<FoldProps>) {
  return (
    <section class={`part fold ${props.class ?? ''}`}>
      <details open={props.open} onToggle={(event) => props.onTurn(event.currentTarget.open)}>
        <summary>
          <h3>{props.title}</h3>
          <Show when={props.hint}>
            <span class="part-hint ellipsis">{props.hint}</span>
          </Show>
        </summary>
        <Show when={props.open}>{props.children}</Show>
      </details>
    </section>
  );
}
