import { createSignal } from 'solid-js';
import type { Part, WaitingAct } from './act.ts';
import { keep, readKept, type Store } from './kept.ts';
import { answered, isOver, nextPart, type Queue, tried, without } from './queue.ts';
import type { Sent } from './sent.ts';

/** Soon at first, for a server that restarts is back within seconds; then no more often than is a burden to nobody. */
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;

type Answer = Sent & { readonly kind: 'answered' };

interface Given {
  readonly user: string;
  readonly store: Store;
  send(part: Part, act: WaitingAct): Promise<Sent>;
  /** Rows that have an answer, at once; of a large act there is more to come. */
  onAnswer(act: WaitingAct, answer: Answer): void;
  /** An act has its whole answer. */
  onOver(act: WaitingAct): void;
  /** Another user's session is here by now, or none; true where it is the same one's after all. */
  onStranger(): Promise<boolean>;
  /** Runs it once, that much later; the answer forgets it. */
  later(run: () => void, ms: number): () => void;
}

/** What waits for an answer and what waits for a decision, as a reload finds it again. */
function createKept(store: Store, user: string) {
  const start = readKept(store, user);
  const [waiting, setWaiting] = createSignal<Queue>(start.waiting);
  const [refused, setRefused] = createSignal<readonly WaitingAct[]>(start.refused);
  /** False where the browser keeps no more. */
  const put = (next: Queue, decided = refused()): boolean => {
    setWaiting(() => next);
    setRefused(() => decided);
    return keep(store, user, { waiting: next, refused: decided });
  };
  return { waiting, refused, put };
}

/**
 * Acts on their way to the server, one request at a time. What is not answered is sent again, under the name it has,
 * until there is an answer; a reload goes on where the page was.
 */
export function createOutbox({ user, store, send, later, ...told }: Given) {
  const { waiting, refused, put } = createKept(store, user);
  const [away, setAway] = createSignal(false);
  let sending: string | null = null;
  let failures = 0;
  let isClosed = false;
  let forget = () => {};

  const retry = () => {
    const ms = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!;
    failures++;
    setAway(true);
    forget = later(run, ms);
  };
  /** False where the server could not see to some of it: that needs a moment. */
  const take = (act: WaitingAct, answer: Answer): boolean => {
    const next = answered(waiting(), answer.answer);
    const after = next.find(({ key }) => key === act.key)!;
    const isDone = isOver(after);
    put(
      isDone ? without(next, act.key) : next,
      isDone && after.refused.length > 0 ? [...refused(), after] : refused(),
    );
    told.onAnswer(act, answer);
    if (isDone) told.onOver(after);
    return !after.parts.some((part) => part.act === answer.answer.act);
  };
  const run = async () => {
    forget();
    for (let next = nextPart(waiting()); sending === null && next !== null; next = nextPart(waiting())) {
      const { act, part } = next;
      sending = act.key;
      put(tried(waiting(), part.act));
      const sent = await send(part, act);
      if (isClosed) return;
      sending = null;
      if (sent.kind === 'not-them' && !(await told.onStranger())) return;
      if (sent.kind !== 'answered' || !take(act, sent)) return retry();
      failures = 0;
      setAway(false);
    }
  };

  return {
    waiting,
    refused,
    /** Whether the last attempt found no server. */
    away,
    /** False where it will not outlive a reload. */
    add(act: WaitingAct): boolean {
      const isKept = put([...waiting(), act]);
      if (!away()) void run();
      return isKept;
    },
    /** Not one that is under way: its answer is about to come. */
    drop(key: string): WaitingAct | undefined {
      const act = waiting().find((each) => each.key === key);
      if (act === undefined || sending === key) return undefined;
      put(without(waiting(), key));
      if (waiting().length === 0) setAway(false);
      return act;
    },
    /** Keeps what was refused elsewhere beside the others. */
    refuse(act: WaitingAct): void {
      put(waiting(), [...refused(), act]);
    },
    /** What was refused is seen to. */
    settle(key: string): void {
      put(waiting(), without(refused(), key));
    },
    /** Tries now, whatever the last attempt said. */
    wake(): void {
      failures = 0;
      void run();
    },
    close(): void {
      isClosed = true;
      forget();
    },
  };
}
