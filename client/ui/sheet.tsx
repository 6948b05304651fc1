import './sheet.css';
import X from 'lucide-solid/icons/x';
import { createSignal, createUniqueId, onCleanup, onMount, type ParentProps, Show } from 'solid-js';
import { openModal } from './modal.ts';

interface SheetProps extends ParentProps {
  title: string;
  wide?: boolean;
  /** Whether closing would lose something typed: then it asks first. */
  dirty?: boolean;
  onClose: () => void;
}

function Leave(props: { onStay: () => void; onLeave: () => void }) {
  let stay!: HTMLButtonElement;
  onMount(() => stay.focus());
  return (
    <div class="side-leave" role="alert">
      <p>What you changed is not saved yet.</p>
      <button ref={stay} type="button" class="button" onClick={props.onStay}>
        Keep editing
      </button>
      <button type="button" class="button" onClick={props.onLeave}>
        Discard changes
      </button>
    </div>
  );
}

/** A panel over the right side of the page, for one thing and its form. Escape closes it; the focus stays inside. */
export function Sheet(props: SheetProps) {
  const id = createUniqueId();
  const [leaving, setLeaving] = createSignal(false);
  let dialog!: HTMLDialogElement;
  const leave = () => (props.dirty ? setLeaving(true) : props.onClose());
  const cancel = (event: Event) => {
    event.preventDefault();
    leave();
  };
  onMount(() => onCleanup(openModal(dialog)));
  return (
    <dialog
      ref={dialog}
      class="side"
      classList={{ wide: props.wide ?? false }}
      aria-labelledby={id}
      onCancel={cancel}
    >
      <header class="side-head">
        <h2 id={id} class="ellipsis">
          {props.title}
        </h2>
        <button
          type="button"
          class="button bare square"
          aria-label="Close (Esc)"
          title="Close (Esc)"
          onClick={leave}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      </header>
      <Show when={leaving() && props.dirty}>
        <Leave onStay={() => setLeaving(false)} onLeave={props.onClose} />
      </Show>
      {props.children}
    </dialog>
  );
}
