import { io, type Socket } from 'socket.io-client';
import type { Moved, OpsClientEvents, OpsServerEvents, SignedOut } from '../../shared/wire/ops.ts';
import type { Operator } from './operator.ts';
import { until } from './until.ts';

type Told = Parameters<OpsServerEvents[keyof OpsServerEvents]>[0];

/** A plain reader of `/ops/`: keeps everything it is told, in order. */
export class OpsListener {
  readonly socket: Socket<OpsServerEvents, OpsClientEvents>;
  readonly events: { readonly name: string; readonly told: Told; readonly at: number }[] = [];
  /** Why the socket closed or could not be opened, once it did. */
  reason: string | undefined;

  constructor(operator: Operator, headers: Record<string, string> = { origin: operator.url }) {
    this.socket = io(operator.url, {
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
  static async on(operator: Operator, headers?: Record<string, string>): Promise<OpsListener> {
    const listener = new OpsListener(operator, headers);
    await until('connected', () => {
      if (listener.reason !== undefined) throw new Error(listener.reason);
      return listener.socket.connected;
    });
    return listener;
  }

  moved = (): Moved[] => this.#told<Moved>('moved');
  rights = (): number => this.#told('rights').length;
  signedOut = (): SignedOut[] => this.#told<SignedOut>('signed_out');
  closed = (): Promise<string> => until('the socket is closed', () => this.reason);
  close = (): void => void this.socket.close();

  #told<T>(name: keyof OpsServerEvents): T[] {
    return this.events.filter((event) => event.name === name).map(({ told }) => told as T);
  }
}
