import type { ServerFrame } from '../../../shared/wire/live.ts';
import type { Link } from './link.ts';

/** A plain reader that changes its scope on the same socket. Its pipe may stall but loses nothing. */
export class Wanderer {
  readonly #link: Link;
  scope: readonly string[] | undefined;
  rows: number[][] = [];
  #version = 0;

  constructor(link: Link) {
    this.#link = link;
    link.client.onmessage = ({ data }: { data: string }) => this.#hear(JSON.parse(data) as ServerFrame);
  }

  subscribe(scope: readonly string[] | undefined): void {
    this.scope = scope;
    this.#link.client.send(JSON.stringify({ type: 'subscribe', view: 'overview', ...(scope && { scope }) }));
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === 'snapshot') {
      this.rows = frame.rows.map((row) => [...row]);
      this.#version = frame.version;
    }
    if (frame.type !== 'delta') return;
    if (frame.from !== this.#version) throw new Error(`a gap on a healthy pipe: ${frame.from}`);
    this.#version = frame.to;
    for (let i = 0; i < frame.cells.length; i += 3) {
      this.rows[frame.cells[i]!]![frame.cells[i + 1]!] = frame.cells[i + 2]!;
    }
  }
}
