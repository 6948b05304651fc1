import {
  type Accessor,
  createContext,
  createEffect,
  createSignal,
  on,
  onCleanup,
  type ParentProps,
  untrack,
  useContext,
} from 'solid-js';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { Subscribe } from '../../shared/wire/live.ts';
import { STALE_AFTER_MS } from '../../shared/wire/live-words.ts';
import { checkSession } from '../api.ts';
import { Connection, type Phase, type Socket } from './connection.ts';
import { createFrames } from './frames.ts';
import { oncePerFrame } from './once-per-frame.ts';
import { nextFrame } from './schedule.ts';
import { createStore, type Store } from './store.ts';

export interface Feed {
  readonly store: Store;
  readonly phase: Accessor<Phase>;
  /** True from the loss of a connection until the next snapshot. */
  readonly lost: Accessor<boolean>;
  /** Age of the numbers in milliseconds, refreshed four times a second; undefined before the first. */
  readonly age: Accessor<number | undefined>;
  readonly stale: Accessor<boolean>;
  /** Age in milliseconds of the oldest record accepted but not counted yet. */
  readonly waiting: Accessor<number>;
  /** The server's clock, once a second, for what depends on the hour or the minute. */
  readonly second: Accessor<number>;
  /** Four times a second, for pictures of many rows that need no more. */
  readonly beat: Accessor<number>;
  serverNow(): number;
  /** Asks anew after a refusal. */
  again(): void;
}

const FeedContext = createContext<Feed>();
export const useFeed = (): Feed => useContext(FeedContext)!;

const BEAT_MS = 250;

function openSocket(): Socket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/live/v1`);
}

interface FeedProps {
  /** Which numbers are wanted; null where the page has none. Compared by value by whoever gives it. */
  readonly asked: Subscribe | null;
  /** A tenant left the reader's scope. */
  readonly onDrop: (tenant: string) => void;
}

function startFeed(props: FeedProps): Feed {
  const store = createStore();
  const frames = createFrames(oncePerFrame(nextFrame), store);
  const [phase, setPhase] = createSignal<Phase>('connecting');
  const [lost, setLost] = createSignal(false);
  const turn = (next: Phase) => {
    setPhase(next);
    if (next === 'waiting') setLost(true);
    if (next === 'live') setLost(false);
    // A new password or second step renews the session: only when there is none left is anyone sent away.
    if (next === 'expired') {
      setLost(true);
      void checkSession().then(show);
    }
    // A refused upgrade looks like any lost network from here; only HTTP tells whether the session is over.
    if (next === 'waiting') void checkSession();
  };
  const around = {
    open: openSocket,
    now: Date.now,
    random: Math.random,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const drop = (tenant: string) => {
    frames.drop(tenant);
    props.onDrop(tenant);
  };
  const connection = new Connection(
    around,
    { ...frames, drop, phase: turn },
    untrack(() => props.asked),
  );
  const [age, setAge] = createSignal<number>();
  const show = () => {
    frames.clear();
    store.clear();
    setAge(undefined);
    connection.show(props.asked);
  };
  createEffect(on(() => props.asked, show, { defer: true }));
  const [waiting, setWaiting] = createSignal(0);
  const [second, setSecond] = createSignal(connection.serverNow());
  const [beat, setBeat] = createSignal(0);
  const tick = setInterval(() => {
    setBeat((n) => n + 1);
    setAge(connection.age());
    setWaiting(connection.waiting);
    const now = connection.serverNow();
    if (Math.abs(now - second()) >= SECOND_MS - BEAT_MS / 2) setSecond(now);
  }, BEAT_MS);
  onCleanup(() => {
    clearInterval(tick);
    connection.close();
  });
  const stale = () => (age() ?? 0) > STALE_AFTER_MS;
  const serverNow = () => connection.serverNow();
  return { store, phase, lost, age, stale, waiting, second, beat, serverNow, again: show };
}

export function FeedProvider(props: ParentProps<FeedProps>) {
  return <FeedContext.Provider value={startFeed(props)}>{props.children}</FeedContext.Provider>;
}
