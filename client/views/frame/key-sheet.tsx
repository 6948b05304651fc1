import './key-sheet.css';
import { createMemo, createUniqueId, For } from 'solid-js';
import { useChoice } from './choice.ts';
import { SELECTOR_KEY } from './keys.ts';
import { useOpenPages } from './open-pages.ts';

interface Line {
  readonly keys: readonly string[];
  readonly word: string;
}

const elsewhere: Line = { keys: ['g', SELECTOR_KEY], word: 'Switch customer' };

const everywhere: readonly Line[] = [
  { keys: ['Ctrl', 'K'], word: 'Find a page or an action' },
  { keys: ['/'], word: 'Search on the page' },
  { keys: ['j', 'k'], word: 'Next, previous incident' },
  { keys: ['Enter'], word: 'Open the incident' },
  { keys: ['Esc'], word: 'Close what is open' },
  { keys: ['?'], word: 'This list' },
];

function Lines(props: { title: string; lines: readonly Line[] }) {
  const id = createUniqueId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      <dl>
        <For each={props.lines}>
          {(line) => (
            <div>
              <dt>
                <For each={line.keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dt>
              <dd>{line.word}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}

/** Every key that works here, as the pages and the frame declare them. */
export function KeySheet(props: { ref: (element: HTMLDialogElement) => void }) {
  const open = useOpenPages();
  const choice = useChoice();
  const pages = createMemo(() => open().map(({ key, word }) => ({ keys: ['g', key], word })));
  return (
    <dialog ref={props.ref} class="sheet key-sheet" aria-labelledby="key-sheet-title">
      <h2 id="key-sheet-title">Keyboard shortcuts</h2>
      <div class="key-sheet-columns">
        <Lines title="Go to" lines={pages()} />
        <Lines title="Everywhere" lines={choice() ? [elsewhere, ...everywhere] : everywhere} />
      </div>
      <form method="dialog">
        <button type="submit" class="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
