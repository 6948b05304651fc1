import './waiting-acts.css';
import CloudOff from 'lucide-solid/icons/cloud-off';
import { createMemo, For, Show } from 'solid-js';
import { exact, plural } from '../ui/number.ts';
import { placeBelow } from '../ui/place.ts';
import type { WaitingAct } from './act.ts';
import { useActs } from './acts.tsx';
import { targetsOf } from './queue.ts';
import { outcome, subject } from './words.ts';

/** Requests are answered within that; what takes longer is worth a word in the header. */
const MANY_ROWS = 500;

function Waiting(props: { act: WaitingAct }) {
  const acts = useActs();
  const left = () => targetsOf(props.act);
  const state = () => {
    if (left().length < props.act.size)
      return `${exact(props.act.size - left().length)} of ${exact(props.act.size)} answered`;
    return props.act.parts.some(({ tried }) => tried)
      ? 'Sent without an answer: it may have been done'
      : 'Not sent yet';
  };
  return (
    <li class="waiting-row">
      <span>
        {subject(left())} {props.act.said}
        <small>{state()}</small>
      </span>
      <button type="button" class="button" disabled={!acts.away()} onClick={() => acts.drop(props.act.key)}>
        Drop
      </button>
    </li>
  );
}

function Refused(props: { act: WaitingAct; onOpen: () => void }) {
  return (
    <li class="waiting-row">
      <span>{outcome(props.act)}</span>
      <button type="button" class="button" onClick={props.onOpen}>
        Decide
      </button>
    </li>
  );
}

/** In the header: changes that wait for the connection, and those that were refused and wait for a decision. */
export function WaitingActs() {
  const acts = useActs();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const large = () => acts.waiting().find(({ size }) => size > MANY_ROWS);
  const word = createMemo(() => {
    const refused = acts.refused().length;
    const waiting = acts.waiting().length;
    if (acts.away() && waiting > 0)
      return `${plural(waiting, 'change waits', 'changes wait')} for the connection`;
    if (refused > 0) return `${plural(refused, 'change needs', 'changes need')} your decision`;
    const act = large();
    return act ? `${exact(act.size - targetsOf(act).length)} of ${exact(act.size)} done` : null;
  });
  const open = (key: string) => {
    menu.hidePopover();
    acts.decide(key);
  };
  return (
    <div role="status" data-testid="acts-at-hand">
      <Show when={word()}>
        {(text) => (
          <>
            <button
              ref={button}
              type="button"
              class="button waiting-open"
              classList={{ refused: acts.refused().length > 0 }}
              popovertarget="waiting-acts"
              data-testid="waiting-acts"
            >
              <Show when={acts.away()}>
                <CloudOff class="icon" aria-hidden="true" />
              </Show>
              {text()}
            </button>
            <div
              ref={menu}
              id="waiting-acts"
              class="menu waiting-menu"
              popover="auto"
              onBeforeToggle={() => placeBelow(menu, button, 'end')}
            >
              <ul class="waiting-list">
                <For each={acts.waiting()}>{(act) => <Waiting act={act} />}</For>
                <For each={acts.refused()}>{(act) => <Refused act={act} onOpen={() => open(act.key)} />}</For>
              </ul>
              <p class="waiting-foot">
                Kept in this tab, also over a reload.
                <Show when={acts.away()}>
                  <button type="button" class="button" onClick={acts.retry}>
                    Try now
                  </button>
                </Show>
              </p>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}
