import { createSignal, type Signal } from 'solid-js';

/** A choice between two that this browser remembers. */
export function createRemembered(name: string, first: boolean): Signal<boolean> {
  const kept = localStorage.getItem(name);
  const [value, setValue] = createSignal(kept === null ? first : kept === 'yes');
  const turn = ((next: boolean) => {
    localStorage.setItem(name, next ? 'yes' : 'no');
    return setValue(next);
  }) as Signal<boolean>[1];
  return [value, turn];
}
