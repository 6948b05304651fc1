import './toast.css';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { render } from 'solid-js/web';

/** How long an undo is offered: long enough to read a line and reach a key. The ring in toast.css runs as long. */
const UNDO_MS = 10_000;
/** Enough to read a short line twice. */
const PLAIN_MS = 5_000;

/** Takes back what was done; answers what to say of it, if more than that it was. */
type Undo = () => Promise<unknown>;

interface Toast {
  readonly text: string;
  readonly undo?: Undo;
  /** What there is to see or to decide about it. */
  readonly more?: { readonly word: string; readonly run: () => void };
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
const drop = (toast: Toast) => setToasts((all) => all.filter((one) => one !== toast));
let drawn = false;

/** The undos on offer, the newest last. */
const offered: (() => void)[] = [];

/** Takes back what was done last, if that is still offered. */
export function undoLatest(): boolean {
  const latest = offered.at(-1);
  latest?.();
  return latest !== undefined;
}

/** Says at the foot of the page what was done. `undo` takes it back, for as long as it is offered. */
export function toast(text: string, undo?: Undo, more?: Toast['more']): void {
  if (!drawn) {
    drawn = true;
    render(() => <Toasts />, document.body);
  }
  setToasts((all) => [...all, { text, ...(undo && { undo }), ...(more && { more }) }]);
}

function Line(props: { toast: Toast }) {
  const [text, setText] = createSignal(props.toast.text);
  const [over, setOver] = createSignal(props.toast.undo === undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => drop(props.toast), over() ? PLAIN_MS : UNDO_MS);
  };
  const withdraw = () => {
    setOver(true);
    clearTimeout(limit);
    if (offered.includes(undo)) offered.splice(offered.indexOf(undo), 1);
  };
  const undo = async () => {
    withdraw();
    setText('Undoing…');
    await props.toast.undo?.().then(
      (said) => setText(typeof said === 'string' ? said : 'Undone.'),
      (error: Error) => setText(`That could not be undone. ${error.message}`),
    );
    wait();
  };
  // The offer ends whether or not somebody looks at it: what was done is soon built upon.
  const limit = setTimeout(withdraw, UNDO_MS);
  if (props.toast.undo) offered.push(undo);
  onCleanup(withdraw);
  wait();
  return (
    <div
      class="toast"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={wait}
      onFocusIn={() => clearTimeout(timer)}
      onFocusOut={wait}
    >
      <p>{text()}</p>
      <Show when={!over()}>
        <button type="button" title="Undo (u)" onClick={undo}>
          <svg class="toast-ring" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" pathLength="1" />
          </svg>
          Undo
        </button>
      </Show>
      <Show when={props.toast.more}>
        {(offer) => (
          <button type="button" onClick={() => offer().run()}>
            {offer().word}
          </button>
        )}
      </Show>
    </div>
  );
}

/** In the top layer, so that nothing of the page covers it. */
function Toasts() {
  let element!: HTMLDivElement;
  createEffect(() => element.togglePopover(toasts().length > 0));
  return (
    <div ref={element} class="toasts" popover="manual" role="status">
      <For each={toasts()}>{(one) => <Line toast={one} />}</For>
    </div>
  );
}
