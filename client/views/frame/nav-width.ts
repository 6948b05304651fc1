import { createSignal } from 'solid-js';

/** On a laptop the numbers need the width more than the words of two pages do. */
const little = matchMedia('(max-width: 90rem)');

/** Whether the navigation shows icons only: what the reader chose, else what suits the screen. */
export function createNavWidth() {
  const kept = localStorage.getItem('nav');
  const [narrow, setNarrow] = createSignal(kept === null ? little.matches : kept === 'narrow');
  const turn = () => localStorage.setItem('nav', setNarrow((was) => !was) ? 'narrow' : 'wide');
  return { narrow, turn };
}
