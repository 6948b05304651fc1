import './key-sheet.css';
import { createMemo, createUniqueId, For, Show } from 'solid-js';
import { useChoice } from './choice.ts';
import { useConsole } from './context.tsx';
import { actLines, everywhereLines, incidentLines, type KeyLine, listKeys, tickKeys } from './key-table.ts';
import { SELECTOR_KEY } from './keys.ts';
import { useOpenPages } from './open-pages.ts';

const elsewhere: KeyLine = { keys: ['g', SELECTOR_KEY], word: 'Switch customer' };

function Lines(props: { title: string; lines: readonly KeyLine[] }) {
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
  const { may } = useConsole();
  const inList = createMemo(() =>
    Object.values(listKeys).filter((line) => may('incidents.manage') || !tickKeys.includes(line)),
  );
  const pages = createMemo(() => open().map(({ key, word }) => ({ keys: ['g', key], word })));
  return (
    <dialog ref={props.ref} class="sheet key-sheet" aria-labelledby="key-sheet-title">
      <form class="key-sheet-head" method="dialog">
        <h2 id="key-sheet-title">Keyboard shortcuts</h2>
        <button type="submit" class="button">
          Close
        </button>
      </form>
      <div class="key-sheet-columns">
        <Lines title="Go to" lines={pages()} />
        <Lines title="Everywhere" lines={choice() ? [elsewhere, ...everywhereLines] : everywhereLines} />
        <Lines title="In a list of incidents" lines={inList()} />
        <Show when={may('incidents.manage')}>
          <Lines title="To what is ticked or open" lines={actLines} />
        </Show>
        <Lines title="Where one is open" lines={incidentLines} />
      </div>
    </dialog>
  );
}
