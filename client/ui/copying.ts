import { createSignal } from 'solid-js';

/** A button says for this long that it has copied. */
const SAID_MS = 2_000;

/** Copies a text, and says so for a moment. `select` stands in where there is no clipboard to write to. */
export function createCopying(select: () => void) {
  const [word, setWord] = createSignal<'Copy' | 'Copied' | 'Selected'>('Copy');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const copy = async (text: string) => {
    clearTimeout(timer);
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (!done) select();
    setWord(done ? 'Copied' : 'Selected');
    timer = setTimeout(() => setWord('Copy'), SAID_MS);
  };
  return { word, copy };
}
