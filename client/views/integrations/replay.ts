import { createSignal, onCleanup } from 'solid-js';
import type { Replayed } from '../../../shared/wire/http/routing.ts';
import { post } from '../../api.ts';

export interface Progress {
  readonly done: number;
  /** Not looked at yet. */
  readonly left: number;
  readonly running: boolean;
  readonly fault?: string;
}

/**
 * Replays in the server's batches until none is left, or a batch leaves as many as the one before: then the rest fails
 * again as fast as it is retried. Ends with the page.
 */
export function createReplay(onBatch: () => void) {
  const [progress, setProgress] = createSignal<Progress>();
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  const run = async (path: string, body: object) => {
    if (progress()?.running) return;
    setProgress({ done: 0, left: 0, running: true });
    let done = 0;
    let before = Number.POSITIVE_INFINITY;
    while (!gone && progress()?.running) {
      try {
        const { replayed, left } = await post<Replayed>(path, body);
        done += replayed;
        setProgress({ done, left, running: left > 0 && left < before });
        before = left;
      } catch (error) {
        setProgress({ done, left: 0, running: false, fault: (error as Error).message });
      }
      onBatch();
    }
  };
  return { progress, run };
}
