import { type Accessor, createSignal, onMount } from 'solid-js';
import { ApiError, get } from './api.ts';

export interface Answer<T> {
  /** The newest answer; what was known stays while it is asked again. */
  readonly known: Accessor<T | undefined>;
  readonly fault: Accessor<ApiError | undefined>;
  reload(): Promise<void>;
}

/** What the server says under an address, asked once and whenever told to. Failures are values. */
export function createAnswer<T>(path: Accessor<string>): Answer<T> {
  const [known, setKnown] = createSignal<T>();
  const [fault, setFault] = createSignal<ApiError>();
  let newest = 0;
  const reload = async () => {
    const mine = ++newest;
    try {
      const fresh = await get<T>(path());
      // An answer that was overtaken on its way is older than what is shown.
      if (mine !== newest) return;
      setKnown(() => fresh);
      setFault(undefined);
    } catch (error) {
      if (mine === newest) setFault(error instanceof ApiError ? error : new ApiError(0, String(error)));
    }
  };
  onMount(() => void reload());
  return { known, fault, reload };
}
