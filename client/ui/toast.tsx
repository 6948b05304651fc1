import './toast.css';
import { createEffect, createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';

/** How long an undo is offered: long enough to read a line and reach a key. */
const UNDO_MS = 10_000;
/** Enough to read a short line twice. */
const PLAIN_MS = 5_000;

interface Toast {
  readonly text: string;
  readonly undo?: () => Promise<unknown>;
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
const drop = (toast: Toast) => setToasts((all) => all.filter((one) => one !== toast));
let drawn = false;

/** Says at the foot of the page what was done. `undo` takes it back, for as long as it is offered. */
export function toast(text: string, undo?: () => Promise<unknown>): void {
  if (!drawn) {
    drawn = true;
    render(() => <Toasts />, document.body);
  }
  setToasts((all) => [...all, { text, ...(undo && { undo }) }]);
}

function Line(props: { toast: Toast }) {
  const [text, setText] = createSignal(props.toast.text);
  const [over, setOver] = createSignal(props.toast.undo === undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => drop(props.toast), over() ? PLAIN_MS : UNDO_MS);
  };
  const undo = async () => {
    setOver(true);
    setText('Undoing…');
    await props.toast.undo?.().then(
      () => setText('Undone.'),
      (error: Error) => setText(`That could not be undone. ${error.message}`),
    );
    wait();
  };
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
        <button type="button" onClick={undo}>
          Undo
        </button>
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
