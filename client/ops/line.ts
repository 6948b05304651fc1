import type { Ack, OpsClientEvents } from '../../shared/wire/ops.ts';
import { retryDelay } from '../live/backoff.ts';
import type { Link } from './link.ts';

export type LineState = 'connecting' | 'live' | 'lost';

/** An answer that takes longer is none: whoever asked says so and may ask again. */
const ANSWER_WITHIN_MS = 5_000;
const NOT_CONNECTED = 'There is no connection to the server at present. It comes back by itself.';
const NO_ANSWER = 'The server did not answer in time. Try again.';

type Said = keyof OpsClientEvents;
type Answer<E extends Said> = Parameters<OpsClientEvents[E]>[1] extends Ack<infer T> ? T : never;

interface LineEnds {
  /** Resolves once the code that speaks socket.io is there. */
  open(): Promise<Link>;
  /** Hands over the socket before it connects, for listeners. */
  ready(link: Link): void;
  state(state: LineState): void;
  /** Whether somebody is signed in still, or again; otherwise leads away. */
  isSignedIn(): Promise<boolean>;
}

/** The one socket to `/ops`, from the first try until the page goes, over any number of losses. */
export function createLine({ open, ready, state, isSignedIn }: LineEnds) {
  let link: Link | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let closed = false;

  const later = (run: () => void) => {
    if (!closed) timer = setTimeout(run, retryDelay(attempt++, Math.random()));
  };
  const lose = () => {
    state('lost');
    // A refused upgrade looks like a lost network from here; only HTTP tells whether the session is over.
    void isSignedIn();
  };
  /** A new password or second step renews the session; without one there is nothing to come back to. */
  const comeBack = async () => {
    state('lost');
    if (await isSignedIn()) later(() => link?.connect());
  };
  const start = async () => {
    try {
      link = await open();
    } catch {
      state('lost');
      later(() => void start());
      return;
    }
    if (closed) return;
    link.on('positions', () => {
      attempt = 0;
      state('live');
    });
    link.on('disconnect', () => state('lost'));
    link.on('connect_error', lose);
    link.on('signed_out', () => void comeBack());
    ready(link);
    link.connect();
  };
  void start();

  return {
    /** Says something and answers what the server makes of it; rejects with words that can be shown. */
    async say<E extends Said>(event: E, said: Parameters<OpsClientEvents[E]>[0]): Promise<Answer<E>> {
      if (!link?.connected) throw new Error(NOT_CONNECTED);
      const waiting = link.timeout(ANSWER_WITHIN_MS) as unknown as {
        emitWithAck(event: string, said: unknown): Promise<Parameters<Ack<Answer<E>>>[0]>;
      };
      const answer = await waiting.emitWithAck(event, said).catch(() => {
        throw new Error(NO_ANSWER);
      });
      if (!answer.ok) throw new Error(answer.error);
      return answer;
    },
    close(): void {
      closed = true;
      clearTimeout(timer);
      link?.disconnect();
    },
  };
}
