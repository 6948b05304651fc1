import './key-sheet.css';
import { For } from 'solid-js';

const sheet = [
  { keys: ['g', 'd'], word: 'Go to the dashboard' },
  { keys: ['g', 'i'], word: 'Go to incidents' },
  { keys: ['/'], word: 'Search incidents' },
  { keys: ['j', 'k'], word: 'Next, previous incident' },
  { keys: ['Enter'], word: 'Open the incident' },
  { keys: ['Esc'], word: 'Close what is open' },
  { keys: ['?'], word: 'This list' },
];

export function KeySheet(props: { ref: (element: HTMLDialogElement) => void }) {
  return (
    <dialog ref={props.ref} class="sheet key-sheet" aria-labelledby="key-sheet-title">
      <h2 id="key-sheet-title">Keyboard shortcuts</h2>
      <dl>
        <For each={sheet}>
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
      <form method="dialog">
        <button type="submit" class="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
