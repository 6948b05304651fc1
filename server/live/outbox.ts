import { CLOSE } from '../../shared/wire/live-words.ts';
import type { FrameTime, View } from './view.ts';

/** A frame not taken in this time means the reader is gone or hopelessly slow. */
const SLOW_AFTER_MS = 10_000;

/** The part of a live socket that an outbox needs. */
export interface Pipe {
  /** Text frames; a Buffer is a payload that many pipes are given. `done` when the operating system has it. */
  send(data: string | Buffer, done: (error?: Error) => void): void;
  close(code: number, reason: string): void;
  /** Called at every heartbeat. */
  beat(now: number): void;
}

/** A view, and the clock that dates its frames. */
export interface Shown {
  readonly view: View;
  readonly time: () => FrameTime;
}

/**
 * One reader's end of a view, for the life of its pipe. At most one frame is in flight; whatever changes meanwhile
 * is not queued but found again by version when the pipe is free, so a slow reader skips ahead and holds no memory.
 */
export class Outbox {
  readonly #pipe: Pipe;
  #shown: Shown | null = null;
  /** The version the reader holds once the frame in flight has arrived; 0 asks for a snapshot. */
  #version = 0;
  /** 0 while the pipe is free. */
  #inFlightSince = 0;
  /** While true, numbers stay where they are: what changes is found again by version when it ends. */
  #held = false;

  /** Made once, not for each frame. */
  readonly #done = this.#sent.bind(this);

  constructor(pipe: Pipe) {
    this.#pipe = pipe;
  }

  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#flush();
  }

  /** Shows the reader another view (or the same one anew): a snapshot follows. */
  show(shown: Shown): void {
    this.#shown = shown;
    this.#version = 0;
    this.#flush();
  }

  /** Offers the shared frame that leads from version `from` to the view's present one. */
  offer(frame: Buffer, from: number, now: number): void {
    if (this.#held || this.#inFlightSince !== 0 || this.#shown === null) return;
    if (this.#version === from) this.#send(frame, this.#shown.view.version, now);
    else this.#flush();
  }

  /** Offers a heartbeat, which a busy pipe can do without; closes a reader that is too slow. */
  beat(ping: Buffer | null, now: number): void {
    this.#pipe.beat(now);
    if (this.#inFlightSince === 0) {
      if (ping !== null && !this.#held) this.#send(ping, this.#version, now);
    } else if (now - this.#inFlightSince > SLOW_AFTER_MS) {
      this.#pipe.close(CLOSE.slow, 'too slow: the last frame was not taken in ten seconds');
    }
  }

  #flush(): void {
    if (this.#held || this.#inFlightSince !== 0 || this.#shown === null) return;
    const { view } = this.#shown;
    if (this.#version === view.version) return;
    const time = this.#shown.time();
    const frame = this.#version === 0 ? view.snapshot(time) : view.delta(this.#version, time);
    this.#send(frame, view.version, time.at);
  }

  #send(frame: string | Buffer, version: number, now: number): void {
    this.#inFlightSince = now;
    this.#version = version;
    this.#pipe.send(frame, this.#done);
  }

  #sent(error?: Error): void {
    this.#inFlightSince = 0;
    // A failed send is a closed socket: the close event takes the reader off the hub.
    if (!error) this.#flush();
  }
}
