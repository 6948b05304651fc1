import '../../ui/confirm.css';
import '../dialogs/frame.css';
import './decide.css';
import { createUniqueId, onCleanup, onMount, Show } from 'solid-js';
import { useBook } from '../../incidents/book.ts';
import { openModal } from '../../ui/modal.ts';
import { sentence } from '../../ui/sentence.ts';
import { SeverityLabel } from '../../ui/severity.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { isConflict, isFinal } from '../words.ts';
import type { DecideProps } from './decide.tsx';
import { Wanted } from './wanted.tsx';

/** One incident that was changed by somebody else meanwhile, or was refused: what happened, and what now. */
export function RefusedOne(props: DecideProps) {
  const id = createUniqueId();
  const book = useBook();
  const [row] = props.act.refused;
  const now = () => book.get(row!.target.id);
  let dialog!: HTMLDialogElement;
  let first!: HTMLButtonElement;
  onMount(() => {
    onCleanup(openModal(dialog));
    first.focus();
  });
  const cancel = (event: Event) => {
    event.preventDefault();
    props.onClose();
  };
  return (
    <dialog ref={dialog} class="confirm act-dialog" aria-labelledby={id} onCancel={cancel}>
      <div class="decide">
        <h2 id={id}>
          {row!.target.number} {isConflict(row!) ? 'was changed meanwhile' : `is not ${props.act.said}`}
        </h2>
        <p class="decide-why">{sentence(row!.problem.detail ?? row!.problem.title)}</p>
        <Show when={isConflict(row!) && now()}>
          {(incident) => (
            <p class="decide-now">
              <span class="quiet">Now</span>
              <StatusLabel status={incident().status} />
              <SeverityLabel severity={incident().severity} />
              <span>{incident().assignee ?? 'Nobody'}</span>
            </p>
          )}
        </Show>
        <Wanted act={props.act} />
        <div class="confirm-acts">
          <button type="button" class="button decide-start" onClick={props.discard}>
            Discard
          </button>
          <Show
            when={!isFinal(row!)}
            fallback={
              <button ref={first} type="button" class="button primary" onClick={props.onClose}>
                Decide later
              </button>
            }
          >
            <button type="button" class="button" onClick={() => props.edit(props.act.refused)}>
              Edit
            </button>
            <button
              ref={first}
              type="button"
              class="button primary"
              onClick={() => props.again(props.act.refused)}
            >
              {isConflict(row!) ? 'Apply anyway' : 'Try again'}
            </button>
          </Show>
        </div>
      </div>
    </dialog>
  );
}
