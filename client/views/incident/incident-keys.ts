import { onCleanup } from 'solid-js';
import { isCovered, isTyping } from '../../ui/keys-taken.ts';

/** What single keys do where an incident is open, for as long as the caller lives. */
export function listenToIncidentKeys(deeds: Readonly<Record<string, (() => void) | undefined>>): void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || isCovered()) return;
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  // Before the list's own: a key that means something here means nothing else.
  document.addEventListener('keydown', press, { capture: true });
  onCleanup(() => document.removeEventListener('keydown', press, { capture: true }));
}

/** To the place where a note is written, if there is one. */
export function focusNote(): void {
  const field = document.querySelector<HTMLTextAreaElement>('[data-note-field]');
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
