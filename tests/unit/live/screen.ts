import { Connection, type Phase, type Sink, type Socket } from '../../../client/live/connection.ts';
import { createFrames } from '../../../client/live/frames.ts';
import { createStore } from '../../../client/live/store.ts';
import type { Delta, Snapshot } from '../../../shared/wire/live.ts';

/** The real client without a page: connection, frames and store, with its animation frames called by the test. */
export class Screen {
  readonly store = createStore();
  readonly connection: Connection;
  phase: Phase = 'connecting';
  #paint: (() => void) | undefined;
  /** Epoch and version as the sink was told them; null while nothing may be added to. */
  #held: { epoch: string; version: number } | null = null;

  #last: { readonly epoch: string; version: number } = { epoch: '', version: 0 };

  constructor(open: () => Socket, skewMs: number, scope?: string[]) {
    const frames = createFrames((flush) => {
      this.#paint = flush;
    }, this.store);
    const sink: Sink = {
      snapshot: (frame) => frames.snapshot(this.#began(frame)),
      delta: (frame) => frames.delta(this.#added(frame)),
      drop: frames.drop,
      phase: (phase) => this.#turned(phase),
    };
    const after = (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    };
    const around = { open, now: () => Date.now() + skewMs, random: () => 0.5, after };
    this.connection = new Connection(around, sink, {
      type: 'subscribe',
      view: 'overview',
      ...(scope && { scope }),
    });
  }

  paint(): void {
    this.#paint?.();
    this.#paint = undefined;
  }

  #began(frame: Snapshot): Snapshot {
    if (this.#last.epoch === frame.epoch && frame.version < this.#last.version) {
      throw new Error('a snapshot that turns the numbers back');
    }
    this.#last = frame;
    this.#held = { epoch: frame.epoch, version: frame.version };
    return frame;
  }

  #added(frame: Delta): Delta {
    if (this.#held === null) throw new Error('a delta without the snapshot it builds on');
    if (this.#held.version !== frame.from) throw new Error('a delta that does not follow what is held');
    this.#held.version = frame.to;
    this.#last = { epoch: this.#held.epoch, version: frame.to };
    return frame;
  }

  #turned(phase: Phase): void {
    this.phase = phase;
    if (phase === 'connecting') this.#held = null;
    if (phase === 'live' && this.#held === null) throw new Error('called live after a partial fill');
  }
}
