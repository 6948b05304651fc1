import { WebSocket } from 'ws';
import { type MetricName, scopeColumns } from '../../shared/domain/metric.ts';
import type { Delta, Ping, ServerFrame, Snapshot } from '../../shared/wire/live.ts';
import type { Operator } from './operator.ts';
import { until } from './until.ts';

type Typed<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** A plain reader of `/live/v1`: keeps every frame, and the rows they amount to. Fails on a gap. */
export class Listener {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[] = [];
  rows: number[][] = [];
  /** The close code, once closed. */
  code: number | undefined;
  /** Instants of this process' clock at which each frame came. */
  readonly heardAt: number[] = [];
  #version = 0;

  constructor(operator: Operator, headers: Record<string, string> = { origin: operator.url }) {
    const url = `${operator.url.replace('http', 'ws')}/live/v1`;
    this.socket = new WebSocket(url, { headers: { cookie: operator.cookie, ...headers } });
    this.socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as ServerFrame));
    this.socket.on('close', (code) => {
      this.code = code;
    });
    this.socket.on('error', () => {});
  }

  /** A listener that has its first snapshot. */
  static async on(operator: Operator, ...scope: string[]): Promise<Listener> {
    const listener = new Listener(operator);
    await listener.until('hello');
    listener.subscribe(...scope);
    await listener.until('snapshot');
    return listener;
  }

  subscribe(...scope: string[]): void {
    this.say({ type: 'subscribe', view: 'overview', ...(scope.length > 0 && { scope }) });
  }

  say(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  all<T extends ServerFrame['type']>(type: T): Typed<T>[] {
    return this.frames.filter((frame): frame is Typed<T> => frame.type === type);
  }

  /** The last frame of this type, once there is one (or `count` of them). */
  until<T extends ServerFrame['type']>(type: T, count = 1): Promise<Typed<T>> {
    const what = `${count} × ${type}`;
    return until(what, () => (this.all(type).length >= count ? this.all(type).at(-1) : undefined));
  }

  cell(name: MetricName | 'customers', row = 0): number {
    return this.rows[row]![scopeColumns.indexOf(name)]!;
  }

  closed = (): Promise<number> => until('the socket is closed', () => this.code);

  #hear(frame: ServerFrame): void {
    this.frames.push(frame);
    this.heardAt.push(Date.now());
    if (frame.type === 'snapshot') this.#load(frame);
    if (frame.type === 'delta') this.#apply(frame);
    if (frame.type === 'ping') this.#answer(frame);
  }

  #load({ rows, version }: Snapshot): void {
    this.rows = rows.map((row) => [...row]);
    this.#version = version;
  }

  #apply({ from, to, cells }: Delta): void {
    if (from !== this.#version) throw new Error(`a gap: at ${this.#version}, heard ${from} to ${to}`);
    this.#version = to;
    for (let i = 0; i < cells.length; i += 3) this.rows[cells[i]!]![cells[i + 1]!] = cells[i + 2]!;
  }

  #answer({ at }: Ping): void {
    if (this.socket.readyState === WebSocket.OPEN) this.say({ type: 'pong', at });
  }
}
