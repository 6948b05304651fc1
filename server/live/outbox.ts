import { CLOSE } from '../../shared/wire/live.ts';
import type { FrameTime, View } from './view.ts';

/** A frame not taken in this time means the reader is gone or hopelessly slow. */
export const SLOW_AFTER_MS = 10_000;

/** The part of a WebSocket an outbox needs. */
export interface Pipe {
  send(data: string | Buffer, done: (error?: Error) => void): void;
  close(code: number, reason: string): void;
}

/**
 * One reader's end of a view. At most one frame is in flight; whatever changes meanwhile is not queued but found
 * again by version when the pipe is free, so a slow reader skips ahead and holds no memory.
 */
export class Outbox {
  readonly #pipe: Pipe;
  readonly #time: () => FrameTime;
  #view: View;
  /** The version the reader holds once the frame in flight has arrived. */
  #version = 0;
  #inFlightSince: number | null = null;
  #needsSnapshot = true;

  constructor(pipe: Pipe, view: View, time: () => FrameTime) {
    this.#pipe = pipe;
    this.#view = view;
    this.#time = time;
  }

  get view(): View {
    return this.#view;
  }

  /** Shows the reader another view (or the same one anew): a snapshot follows. */
  show(view: View): void {
    this.#view = view;
    this.#needsSnapshot = true;
    this.#flush();
  }

  /** Offers the shared frame that leads from version `from` to the view's present one. */
  offer(frame: Buffer, from: number): void {
    if (this.#inFlightSince !== null) return;
    if (!this.#needsSnapshot && this.#version === from) this.#send(frame, this.#view.version);
    else this.#flush();
  }

  /** A frame outside the versions: heartbeat or farewell. Skipped while the pipe is busy, unless it is the last. */
  say(frame: string | Buffer, last = false): void {
    if (this.#inFlightSince === null) this.#send(frame, this.#version);
    else if (last) this.#pipe.send(frame, () => {});
  }

  /** Closes a reader that has not taken its frame for too long. */
  closeIfSlow(now: number): void {
    if (this.#inFlightSince !== null && now - this.#inFlightSince > SLOW_AFTER_MS) {
      this.#pipe.close(CLOSE.slow, 'too slow: the last frame was not taken in ten seconds');
    }
  }

  #flush(): void {
    if (this.#inFlightSince !== null) return;
    if (this.#needsSnapshot) {
      this.#needsSnapshot = false;
      this.#send(this.#view.snapshot(this.#time()), this.#view.version);
    } else if (this.#version < this.#view.version) {
      this.#send(this.#view.delta(this.#version, this.#time()), this.#view.version);
    }
  }

  #send(frame: string | Buffer, version: number): void {
    this.#inFlightSince = this.#time().at;
    this.#version = version;
    this.#pipe.send(frame, (error) => {
      this.#inFlightSince = null;
      // A failed send is a closed socket: the close event takes the reader off the hub.
      if (!error) this.#flush();
    });
  }
}
