import { useNavigate } from '@solidjs/router';
import { isCovered, isTyping, isUnderDialog } from '../../ui/keys-taken.ts';
import { useConsole } from './context.tsx';
import { useOpenPages } from './open-pages.ts';
import { addressOf } from './pages.ts';

/** A second key counts as part of a sequence for this long. */
const SEQUENCE_MS = 1_200;

const LETTER = /^[a-z]$/i;

/** `/` goes to whatever the page marks as its search field. */
const focusSearch = (): boolean => {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
};

interface Openers {
  help(): void;
  palette(): void;
  selector(): void;
}

/** What `g` and a letter lead to, besides the pages. */
export const SELECTOR_KEY = 'o';

/** The keys that work on every page; the answer stops listening. */
export function listenToKeys({ help, palette, selector }: Openers): () => void {
  const navigate = useNavigate();
  const { place } = useConsole();
  const open = useOpenPages();
  let goAt = Number.NEGATIVE_INFINITY;
  const go = (key: string): boolean => {
    const page = open().find((one) => one.key === key);
    if (key === SELECTOR_KEY) selector();
    else if (page) navigate(addressOf(place()!, page.path));
    return key === SELECTOR_KEY || page !== undefined;
  };
  const single = (event: KeyboardEvent): boolean => {
    if (event.key === 'g') goAt = event.timeStamp;
    else if (event.key === '?') help();
    else return event.key === '/' && focusSearch();
    return true;
  };
  const press = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      // What is being typed in a dialog must not be lost to a page that opens beneath it.
      if (!isUnderDialog()) palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (isCovered()) return;
    const going = event.timeStamp - goAt < SEQUENCE_MS;
    goAt = Number.NEGATIVE_INFINITY;
    // A letter that leads nowhere does nothing either: alone it may close an incident.
    const taken = going ? go(event.key) || single(event) || LETTER.test(event.key) : single(event);
    if (taken) event.preventDefault();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
