import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { ApiError } from '../../api.ts';
import { faultOf } from './known.ts';

/**
 * What is asked for once there is something to ask about. No resource: a part that is read while the page is in use
 * must not hold the page back.
 */
export function createAnswer<Q, A>(wanted: Accessor<Q | false>, ask: (question: Q) => Promise<A>) {
  // The same question again is none.
  const question = createMemo(wanted);
  const [value, setValue] = createSignal<A>();
  const [fault, setFault] = createSignal<ApiError>();
  let turn = 0;
  const read = async () => {
    const asked = question();
    if (asked === false) return;
    const mine = ++turn;
    try {
      const answer = await ask(asked);
      if (mine !== turn) return;
      setValue(() => answer);
      setFault(undefined);
    } catch (error) {
      if (mine === turn) setFault(faultOf(error));
    }
  };
  createEffect(on(question, () => void read()));
  return { value, fault, again: () => void read() };
}
