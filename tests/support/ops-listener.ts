import { io, type Socket } from 'socket.io-client';
import type {
  Ack,
  Moved,
  News,
  OpsClientEvents,
  OpsServerEvents,
  Personal,
  Positions,
  Presence,
  SignedOut,
} from '../../shared/wire/ops.ts';
import type { Operator } from './operator.ts';
import { until } from './until.ts';

type Told = Parameters<OpsServerEvents[keyof OpsServerEvents]>[0];
type Word = keyof OpsClientEvents;
type Answer<W extends Word> = Parameters<Parameters<OpsClientEvents[W]>[1]>[0];

/** A plain reader of `/ops/`: keeps everything it is told, in order. */
export class OpsListener {
  readonly socket: Socket<OpsServerEvents, OpsClientEvents>;
  readonly events: { readonly name: string; readonly told: Told; readonly at: number }[] = [];
  /** Why the socket closed or could not be opened, once it did. */
  reason: string | undefined;

  /** `url` is another server's than the operator signed in at. */
  constructor(
    operator: Operator,
    headers: Record<string, string> = { origin: operator.url },
    url = operator.url,
  ) {
    this.socket = io(url, {
      path: '/ops/',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...(operator.cookie && { cookie: operator.cookie }), ...headers },
    });
    this.socket.onAny((name: string, told: Told) =>
      this.events.push({ name, told, at: performance.timeOrigin + performance.now() }),
    );
    const end = (why: unknown) => {
      this.reason = String(why);
    };
    this.socket.on('disconnect', end).on('connect_error', end);
  }

  /** A listener that is connected. */
  static async on(operator: Operator, headers?: Record<string, string>, url?: string): Promise<OpsListener> {
    const listener = new OpsListener(operator, headers, url);
    await until('connected', () => {
      if (listener.reason !== undefined) throw new Error(listener.reason);
      return listener.socket.connected;
    });
    return listener;
  }

  moved = (): Moved[] => this.#told<Moved>('moved');
  news = (): News[] => this.#told<News>('news');
  presence = (): Presence[] => this.#told<Presence>('presence');
  personal = (): Personal[] => this.#told<Personal>('personal');
  positions = (): Positions[] => this.#told<Positions>('positions');
  rights = (): number => this.#told('rights').length;
  signedOut = (): SignedOut[] => this.#told<SignedOut>('signed_out');
  closed = (): Promise<string> => until('the socket is closed', () => this.reason);
  close = (): void => void this.socket.close();

  /** Says something, whether or not it is well-formed. */
  say<W extends Word>(word: W, said: unknown): Promise<Answer<W>> {
    const socket = this.socket as unknown as { emitWithAck(word: string, said: unknown): Promise<Answer<W>> };
    return socket.emitWithAck(word, said);
  }

  /** The people at an incident, as last told. */
  peopleAt(incident: string): Presence['people'] | undefined {
    return this.presence().findLast((presence) => presence.incident === incident)?.people;
  }

  #told<T>(name: keyof OpsServerEvents): T[] {
    return this.events.filter((event) => event.name === name).map(({ told }) => told as T);
  }
}

/** The answer to a word that was taken; fails with what was said against it. */
export function taken<T>(answer: Parameters<Ack<T>>[0]): { ok: true } & T {
  if (!answer.ok) throw new Error(answer.error);
  return answer;
}
