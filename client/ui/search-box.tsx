import './search-box.css';
import Search from 'lucide-solid/icons/search';
import { onCleanup } from 'solid-js';

/** Typing is one thought: the list follows once it pauses. */
const PAUSE_MS = 250;

/** The page's search field; `/` leads to it. */
export function SearchBox(props: { label: string; text: string; onText: (text: string) => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const type = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => props.onText(text.trim()), PAUSE_MS);
  };
  onCleanup(() => clearTimeout(timer));
  return (
    <label class="search-box">
      <Search class="icon" aria-hidden="true" />
      <input
        class="input"
        type="search"
        data-search
        placeholder={props.label}
        aria-label={props.label}
        value={props.text}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <kbd>/</kbd>
    </label>
  );
}
