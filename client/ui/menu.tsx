import './menu.css';
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { placeBelow } from './place.ts';
import { focusAsShown, stopsOf } from './stops.ts';

interface MenuProps {
  /** What stands on the button. */
  face: JSX.Element;
  /** Said on hover. */
  title?: string;
  /** The button's name where its face says too little. */
  label?: string;
  /** Classes of the button instead of `button`, and of the menu beside `menu`. */
  class?: string;
  menuClass?: string;
  /** Whether something is chosen in it. */
  set?: boolean;
  /** The edge of the button that the menu is flush with. */
  side?: 'start' | 'end';
  onOpen?: (() => void) | undefined;
  /** What the menu holds, made when it opens. */
  children: (close: () => void) => JSX.Element;
}

/** Fields in which up and down mean something of their own. */
const OWN_ARROWS = 'input:not([type=checkbox], [type=search]), select, textarea';

/** Up and down walk what an open menu holds. */
function walk(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if ((event.target as Element).matches(OWN_ARROWS)) return;
  const stops = stopsOf(event.currentTarget as HTMLElement);
  const at = stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
  stops[Math.max(0, Math.min(stops.length - 1, at))]?.focus();
  event.preventDefault();
}

/** A button and what it opens, in the top layer; the focus goes there, and comes back when it closes. */
export function Menu(props: MenuProps) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  // Its contents are there before it is shown and for as long as it is, so that they can be measured and hold the focus.
  const begin = (event: ToggleEvent) => {
    if (event.newState !== 'open') return;
    setOpen(true);
    placeBelow(menu, button, props.side);
    focusAsShown(menu);
    props.onOpen?.();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class ?? 'button'}
        classList={{ set: props.set ?? false }}
        title={props.title}
        aria-label={props.label}
        popovertarget={id}
      >
        {props.face}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the controls within it have the keys' own meaning */}
      <div
        ref={menu}
        id={id}
        class={`menu ${props.menuClass ?? ''}`}
        popover="auto"
        onBeforeToggle={begin}
        onToggle={(event) => event.newState === 'closed' && setOpen(false)}
        onKeyDown={walk}
      >
        <Show when={open()}>{props.children(() => menu.hidePopover())}</Show>
      </div>
    </>
  );
}
