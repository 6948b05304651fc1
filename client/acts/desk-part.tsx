import { type Component, createSignal, onCleanup, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

interface DeskPart {
  readonly ActDesk: Component;
  readonly WaitingActs: Component;
}

/** After the page that somebody waits for. */
const IDLE_MS = 500;
/** Without a network it cannot come; with one it comes soon. */
const RETRY_MS = 2_000;

const [part, setPart] = createSignal<DeskPart>();

/**
 * Brings the dialogs, and what sees to them, once the page is there: nobody waits for them, and they are here before
 * the network may be away. What is asked for earlier is done when they have come.
 */
export function bringDesk(): void {
  let timer = setTimeout(() => void bring(), IDLE_MS);
  const bring = async () => {
    try {
      const [{ ActDesk }, { WaitingActs }] = await Promise.all([
        import('./desk.tsx'),
        import('./waiting-acts.tsx'),
      ]);
      setPart({ ActDesk, WaitingActs });
    } catch {
      timer = setTimeout(() => void bring(), RETRY_MS);
    }
  };
  onCleanup(() => clearTimeout(timer));
}

export const Desk = () => <Show when={part()}>{(here) => <Dynamic component={here().ActDesk} />}</Show>;
export const Waiting = () => (
  <Show when={part()}>{(here) => <Dynamic component={here().WaitingActs} />}</Show>
);
