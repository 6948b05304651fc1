import { useNavigate } from '@solidjs/router';

/** A second key counts as part of a sequence for this long. */
const SEQUENCE_MS = 1_200;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** `/` goes to whatever the page marks as its search field. */
const focusSearch = (): boolean => {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
};

/** The keys that work on every page; the answer stops listening. */
export function listenToKeys({ help }: { help: () => void }): () => void {
  const navigate = useNavigate();
  const places: Record<string, string> = { d: '/mssp', i: '/mssp/incidents' };
  let goAt = 0;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const going = event.timeStamp - goAt < SEQUENCE_MS;
    goAt = 0;
    const place = places[event.key];
    if (going && place) navigate(place);
    else if (event.key === 'g') goAt = event.timeStamp;
    else if (event.key === '?') help();
    else if (event.key !== '/' || !focusSearch()) return;
    event.preventDefault();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
