import { EventEmitter } from 'node:events';
import type { Socket } from '../../../client/live/connection.ts';

type Done = (error?: Error) => void;
interface Sent {
  readonly text: string;
  /** Absent for what the server sends without waiting: its greeting and its farewell. */
  readonly done?: Done | undefined;
}
type OnWire = { readonly text: string } | { readonly code: number };

/**
 * A socket pair under the test's control. What the server sends is first held (its kernel has not taken it), then
 * on the wire, then heard. Between held and heard a test may drop, repeat and reorder.
 */
export class Link extends EventEmitter {
  readonly #held: Sent[] = [];
  readonly #wire: OnWire[] = [];
  #open = true;
  #closing: number | undefined;
  /** Sees every frame at the moment the server sends it. */
  readonly #watch: (text: string) => void;

  readonly client: Socket = {
    send: (text) => void (this.#open && this.emit('message', Buffer.from(text))),
    close: () => this.cut(1005),
    onmessage: null,
    onclose: null,
  };

  constructor(watch: (text: string) => void) {
    super();
    this.#watch = watch;
  }

  /** Frames the server was asked to wait for and that no one has taken yet. */
  get inFlight(): number {
    return this.#held.filter(({ done }) => done !== undefined).length;
  }

  get open(): boolean {
    return this.#open;
  }

  // The server's side: the parts of a WebSocket that it uses.

  send(data: string | Buffer, _options?: object, done?: Done): void {
    if (!this.#open || this.#closing !== undefined) {
      done?.(new Error('closed'));
      return;
    }
    this.#watch(String(data));
    this.#held.push({ text: String(data), done });
  }

  /** The farewell waits behind what the kernel has not taken. */
  close(code: number): void {
    this.#closing ??= code;
  }

  terminate(): void {
    this.cut(1006);
  }

  // The test's side.

  take(): boolean {
    const sent = this.#held.shift();
    if (sent === undefined) return this.#sayClosed();
    this.#wire.push({ text: sent.text });
    sent.done?.();
    return true;
  }

  #sayClosed(): boolean {
    if (!this.#open || this.#closing === undefined || this.#wire.some((next) => 'code' in next)) return false;
    this.#wire.push({ code: this.#closing });
    return true;
  }

  deliver(): boolean {
    const next = this.#wire.shift();
    if (next === undefined) return false;
    if ('code' in next) this.cut(next.code);
    else this.client.onmessage?.({ data: next.text });
    return true;
  }

  /** Loses a frame; the end of a socket cannot be lost. */
  drop(): void {
    if (this.#wire[0] && 'text' in this.#wire[0]) this.#wire.shift();
  }

  repeat(after: number): void {
    const [first] = this.#wire;
    if (first && 'text' in first) this.#wire.splice(after + 1, 0, first);
  }

  swap(): void {
    if (this.#wire.every((next) => 'text' in next)) this.#wire.push(...this.#wire.splice(0, 1));
  }

  cut(code: number): void {
    if (!this.#open) return;
    this.#open = false;
    for (const { done } of this.#held.splice(0)) done?.(new Error('closed'));
    this.#wire.length = 0;
    this.emit('close');
    this.client.onclose?.({ code });
  }

  /** A healthy moment: everything under way arrives. */
  settle(): void {
    while (this.take() || this.deliver());
  }
}
