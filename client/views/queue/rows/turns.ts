import { batch, createSignal, onCleanup } from 'solid-js';
import { ApiError } from '../../../api.ts';

const faultOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, String(error));

/** One reading at a time: a newer one ends the one before. */
export function createTurns() {
  const [fault, setFault] = createSignal<ApiError>();
  const [reading, setReading] = createSignal(false);
  let running = new AbortController();
  onCleanup(() => running.abort());
  const turn = async (work: (signal: AbortSignal) => Promise<() => void>) => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    setReading(true);
    setFault(undefined);
    try {
      const show = await work(signal);
      if (!signal.aborted) batch(show);
    } catch (error) {
      if (!signal.aborted) setFault(faultOf(error));
    }
    if (!signal.aborted) setReading(false);
  };
  return { fault, reading, turn };
}
