import { WebSocket } from 'ws';
import type { ServerFrame } from '../../../shared/wire/live.ts';
import { mayReconnect, STALE_AFTER_MS } from '../../../shared/wire/live-words.ts';

const RETRY_MS = 100;

/**
 * A live reader written from shared/wire/live.ts alone: it keeps rows, applies absolute cells, asks for a snapshot
 * whenever versions do not meet, and comes back when its socket dies or falls silent.
 */
export class Reader {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  #socket: WebSocket | undefined;
  #retry: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #closed = false;
  #version: number | null = null;
  /** Column names, as the last `hello` gave them. */
  columns: readonly string[] = [];
  /** Row 0 is the scope. */
  rows: number[][] = [];
  tenants: readonly { readonly row: number; readonly slug: string }[] = [];
  connections = 0;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#url = url;
    this.#headers = headers;
    this.#connect();
  }

  /** A named cell of a tenant's row, or of the scope's; undefined before the first snapshot. */
  cell(name: string, slug?: string): number | undefined {
    const row = slug === undefined ? 0 : this.tenants.find((tenant) => tenant.slug === slug)?.row;
    return row === undefined ? undefined : this.rows[row]?.[this.columns.indexOf(name)];
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#socket?.terminate();
  }

  #connect(): void {
    const socket = new WebSocket(this.#url, { headers: this.#headers });
    this.#socket = socket;
    this.#version = null;
    this.#listenForSilence();
    socket.on('error', () => {});
    socket.on('message', (data) => this.#take(JSON.parse(String(data)) as ServerFrame));
    socket.on('close', (code) => {
      if (!this.#closed && mayReconnect(code)) this.#retry = setTimeout(() => this.#connect(), RETRY_MS);
    });
  }

  #take(frame: ServerFrame): void {
    this.#listenForSilence();
    switch (frame.type) {
      case 'hello':
        this.connections++;
        this.columns = frame.scope_columns;
        this.#subscribe();
        return;
      case 'snapshot':
        this.rows = frame.rows;
        this.tenants = frame.tenants;
        this.#version = frame.version;
        return;
      case 'delta':
        this.#apply(frame.from, frame.to, frame.cells);
        return;
      case 'ping':
        this.#socket!.send(JSON.stringify({ type: 'pong', at: frame.at }));
        if (this.#version !== null && frame.version !== this.#version) this.#subscribe();
        return;
      case 'drop':
      case 'bye':
        return;
    }
  }

  #apply(from: number, to: number, cells: readonly number[]): void {
    if (this.#version === null) return;
    if (from > this.#version) {
      this.#subscribe();
      return;
    }
    for (let i = 0; i < cells.length; i += 3) this.rows[cells[i]!]![cells[i + 1]!] = cells[i + 2]!;
    this.#version = to;
  }

  #subscribe(): void {
    this.#version = null;
    this.#socket!.send(JSON.stringify({ type: 'subscribe', view: 'overview' }));
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#socket?.terminate(), STALE_AFTER_MS);
  }
}
