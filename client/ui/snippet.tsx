import './snippet.css';
import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createMemo, For, Show } from 'solid-js';
import { createCopying } from './copying.ts';

interface SnippetProps {
  /** What it is, or the file it belongs into. */
  name: string;
  text: string;
  /** Parts that are the reader's own: they stand out. */
  marks?: readonly string[];
}

/** The text cut at the marks, which keep their places. */
function cut(text: string, marks: readonly string[]): readonly string[] {
  return marks
    .filter((mark) => mark !== '')
    .reduce<readonly string[]>(
      (parts, mark) =>
        parts.flatMap((part) =>
          marks.includes(part)
            ? [part]
            : part.split(mark).flatMap((piece, at) => (at ? [mark, piece] : [piece])),
        ),
      [text],
    );
}

/** Code to be taken along, with a button that copies it. */
export function Snippet(props: SnippetProps) {
  let code!: HTMLPreElement;
  const { word, copy } = createCopying(() => getSelection()?.selectAllChildren(code));
  const parts = createMemo(() => cut(props.text, props.marks ?? []));
  return (
    <figure class="snippet">
      <figcaption class="snippet-head">
        <span class="snippet-name ellipsis">{props.name}</span>
        <button type="button" class="button bare" onClick={() => void copy(props.text)}>
          <Show when={word() === 'Copied'} fallback={<Copy class="icon" aria-hidden="true" />}>
            <Check class="icon" aria-hidden="true" />
          </Show>
          <span aria-live="polite">{word()}</span>
          <span class="unseen"> {props.name}</span>
        </button>
      </figcaption>
      <section class="snippet-code" tabindex="0" aria-label={props.name}>
        <pre ref={code}>
          <For each={parts()}>{(part) => (props.marks?.includes(part) ? <mark>{part}</mark> : part)}</For>
        </pre>
      </section>
    </figure>
  );
}
