import './decide.css';
import { For, Show } from 'solid-js';
import { plural } from '../../ui/number.ts';
import { sentence } from '../../ui/sentence.ts';
import { Sheet } from '../../ui/sheet.tsx';
import type { RefusedRow } from '../act.ts';
import { isConflict, isFinal, outcome } from '../words.ts';
import type { DecideProps } from './decide.tsx';
import { Wanted } from './wanted.tsx';

function Row(props: { row: RefusedRow }) {
  const { target, problem } = props.row;
  return (
    <li class="refused-row">
      <span class="suggest-number">{target.number}</span>
      <span class="ellipsis">{target.title}</span>
      <span class="quiet ellipsis">{target.tenant.name}</span>
      <span class="refused-why">{sentence(problem.detail ?? problem.title)}</span>
    </li>
  );
}

/** What became of many, row by row where nothing did: each with the reason, and what can be done about it. */
export function RefusedMany(props: DecideProps) {
  const { refused } = props.act;
  const isUndo = Object.keys(props.act.change).length === 0;
  const stale = refused.filter(isConflict);
  const open = refused.filter((row) => !isConflict(row) && !isFinal(row));
  const mended = [...stale, ...open];
  return (
    <Sheet title={`${plural(refused.length, 'incident')} not ${props.act.said}`} onClose={props.onClose}>
      <div class="side-body">
        <p>{outcome(props.act)}</p>
        <ul class="refused-rows">
          <For each={refused}>{(row) => <Row row={row} />}</For>
        </ul>
        <Show when={!isUndo}>
          <Wanted act={props.act} />
        </Show>
      </div>
      <footer class="side-foot">
        <button type="button" class="button start" onClick={props.discard}>
          {isUndo ? 'Leave them' : 'Discard'}
        </button>
        <Show when={!isUndo && mended.length > 0}>
          <button type="button" class="button" onClick={() => props.edit(mended)}>
            Edit
          </button>
          <Show when={open.length > 0}>
            <button type="button" class="button" onClick={() => props.again(open)}>
              Try {open.length} again
            </button>
          </Show>
          <Show when={stale.length > 0}>
            <button type="button" class="button primary" onClick={() => props.again(stale)}>
              Apply anyway to {stale.length}
            </button>
          </Show>
        </Show>
      </footer>
    </Sheet>
  );
}
