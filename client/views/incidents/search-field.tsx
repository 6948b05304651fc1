import Search from 'lucide-solid/icons/search';
import { onCleanup } from 'solid-js';

/** Typing is one thought: the list follows once it pauses. */
const PAUSE_MS = 250;

export function SearchField(props: { text: string; onText: (text: string) => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const type = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => props.onText(text.trim()), PAUSE_MS);
  };
  onCleanup(() => clearTimeout(timer));
  return (
    <label class="filter-search">
      <Search class="icon" aria-hidden="true" />
      <input
        class="input"
        type="search"
        data-search
        placeholder="Search titles and descriptions"
        aria-label="Search titles and descriptions"
        value={props.text}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <kbd>/</kbd>
    </label>
  );
}
