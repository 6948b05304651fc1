import { createSignal } from 'solid-js';
import type { Part, WaitingAct } from './act.ts';
import { type Kept, keep, readKept } from './kept.ts';
import { answered, isOver, nextPart, type Queue, tried, without } from './queue.ts';
import type { Sent } from './send.ts';

/** Soon at first, for a server that restarts is back within seconds; then no more often than is a burden to nobody. */
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;

interface Given {
  readonly user: string;
  readonly storage: Storage;
  send(part: Part, act: WaitingAct): Promise<Sent>;
  /** Rows that are done, at once; of a large act there is more to come. */
  onDone(act: WaitingAct, sent: Sent & { readonly kind: 'answered' }): void;
  /** An act has its whole answer. */
  onOver(act: WaitingAct): void;
  /** Another user's session is here by now, or none; true where it is the same one's after all. */
  onStranger(): Promise<boolean>;
}

/**
 * Acts on their way to the server, one request at a time. What is not answered is sent again, under the name it has,
 * until there is an answer; a reload goes on where the page was.
 */
export function createOutbox(given: Given) {
  const start = readKept(given.storage, given.user);
  const [waiting, setWaiting] = createSignal<Queue>(start.waiting);
  const [refused, setRefused] = createSignal<readonly WaitingAct[]>(start.refused);
  /** Whether the last attempt found no server. */
  const [away, setAway] = createSignal(false);
  const [sending, setSending] = createSignal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isClosed = false;

  const put = (next: Queue, decided = refused()) => {
    setWaiting(() => next);
    setRefused(() => decided);
    const kept: Kept = { waiting: next, refused: decided };
    return keep(given.storage, given.user, kept);
  };
  const later = () => {
    const delay = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!;
    failures++;
    setAway(true);
    timer = setTimeout(run, delay);
  };
  const take = (act: WaitingAct, sent: Sent & { readonly kind: 'answered' }): boolean => {
    const next = answered(waiting(), sent.answer);
    const after = next.find(({ key }) => key === act.key);
    const isDone = after !== undefined && isOver(after);
    const decided = isDone && after.refused.length > 0 ? [...refused(), after] : refused();
    put(isDone ? without(next, act.key) : next, decided);
    given.onDone(act, sent);
    if (isDone) given.onOver(after);
    // Rows the server could not see to are still there: it needs a moment.
    return after?.parts.some((part) => part.act === sent.answer.act) ?? false;
  };
  const run = async () => {
    clearTimeout(timer);
    if (sending() !== null || isClosed) return;
    for (let next = nextPart(waiting()); next !== null; next = nextPart(waiting())) {
      const { act, part } = next;
      setSending(act.key);
      put(tried(waiting(), part.act));
      const sent = await given.send(part, act);
      setSending(null);
      if (isClosed) return;
      if (sent.kind === 'not-them' && !(await given.onStranger())) return;
      if (sent.kind !== 'answered' || take(act, sent)) return later();
      failures = 0;
      setAway(false);
    }
  };
  const wake = () => {
    failures = 0;
    void run();
  };
  window.addEventListener('online', wake);

  return {
    waiting,
    refused,
    away,
    sending,
    /** False where it will not outlive a reload. */
    add(act: WaitingAct): boolean {
      const kept = put([...waiting(), act]);
      if (!away()) void run();
      return kept;
    },
    /** Not one that is under way: its answer is about to come. */
    drop(key: string): WaitingAct | undefined {
      const act = waiting().find((each) => each.key === key);
      if (act === undefined || sending() === key) return undefined;
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
    wake,
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      window.removeEventListener('online', wake);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
