import { type Accessor, createSignal, onMount } from 'solid-js';
import { ApiError, get } from './api.ts';

export interface Answer<T> {
  /** The newest answer; what was known stays while it is asked again. */
  readonly known: Accessor<T | undefined>;
  readonly fault: Accessor<ApiError | undefined>;
  /** When what is known was read, if it could not be read again since. */
  readonly lateSince: Accessor<number | undefined>;
  reload(): Promise<void>;
}

/** Whoever may no longer see something must not keep it on the screen. */
export const isRefusal = ({ status }: ApiError): boolean => status === 403 || status === 404;

/** What the server says under an address, asked once and whenever told to. Failures are values. */
export function createAnswer<T>(path: Accessor<string>): Answer<T> {
  const [known, setKnown] = createSignal<T>();
  const [fault, setFault] = createSignal<ApiError>();
  let newest = 0;
  let readAt = 0;
  const reload = async () => {
    const mine = ++newest;
    try {
      const fresh = await get<T>(path());
      // An answer that was overtaken on its way is older than what is shown.
      if (mine !== newest) return;
      readAt = Date.now();
      setKnown(() => fresh);
      setFault(undefined);
    } catch (error) {
      if (mine !== newest) return;
      const failure = error instanceof ApiError ? error : new ApiError(0, String(error));
      if (isRefusal(failure)) setKnown(undefined);
      setFault(failure);
    }
  };
  onMount(() => void reload());
  const lateSince = () => (fault() && known() !== undefined ? readAt : undefined);
  return { known, fault, lateSince, reload };
}
