import { createSignal, onCleanup } from 'solid-js';

/** A pointer that rests this long is not reading any more: a wall must not stand still because of a parked mouse. */
const PARKED_MS = 5_000;

/** Whether somebody is at a list: it has the focus, or a pointer that moved a moment ago. */
export function createHold() {
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    clearTimeout(timer);
    setPointed(false);
  };
  const move = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, PARKED_MS);
    setPointed(true);
  };
  onCleanup(leave);
  return {
    held: () => pointed() || focused(),
    on: {
      onPointerMove: move,
      onPointerLeave: leave,
      onFocusIn: () => setFocused(true),
      onFocusOut: () => setFocused(false),
    },
  };
}
