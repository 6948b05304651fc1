/*
 * Syslog over a stream (RFC 6587): each message after its length in octets, or each on a line of its own, where the
 * lines of a stack trace or of a wrapped event belong to the message before. A sender may change between both.
 */

/** Longer messages are cut: RFC 5424 asks for 2 KiB, and no alert that matters is larger than this. */
export const MAX_FRAME_BYTES = 256 * 1_024;

const LF = 10;
const SPACE = 32;
const LESS = 60;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Digits of the longest length that is taken for one: far above any message, far below what would overflow. */
const MAX_DIGITS = 8;
/** As much of a line as shows whether a message begins with it. */
const LOOK_BYTES = 32;

/** What begins a message: a priority, a date, an event's own mark or a JSON object. */
const BEGINNING =
  /^(?:<\d{1,3}>|\d{4}-\d\d-\d\d[T ]|[*.]?[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d|CEF: ?\d|LEEF: ?\d|[01]\|[^|]|\{)/;

const utf8 = new TextDecoder();
const encoder = new TextEncoder();

/** The bytes that are not taken yet. Grows by doubling, so that many small pieces cost no more than one large. */
class Waiting {
  bytes = new Uint8Array(4_096);
  from = 0;
  to = 0;

  get length(): number {
    return this.to - this.from;
  }

  push(chunk: Uint8Array): void {
    if (this.to + chunk.length > this.bytes.length) this.#grow(chunk.length);
    this.bytes.set(chunk, this.to);
    this.to += chunk.length;
  }

  #grow(more: number): void {
    const needed = this.length + more;
    const room = needed * 2 > this.bytes.length ? new Uint8Array(needed * 2) : this.bytes;
    room.set(this.bytes.subarray(this.from, this.to));
    this.bytes = room;
    this.to = this.length;
    this.from = 0;
  }

  take(count: number): Uint8Array {
    const taken = this.bytes.subarray(this.from, this.from + count);
    this.from += taken.length;
    return taken;
  }

  indexOf(byte: number, from: number): number {
    const at = this.bytes.subarray(this.from, this.to).indexOf(byte, from);
    return at;
  }
}

/** What stands at the front: a counted message, a line, or too little to tell. */
type Front =
  | { readonly kind: 'counted'; readonly digits: number; readonly octets: number }
  | { readonly kind: 'line' | 'unclear' };

function frontOf({ bytes, from, to }: Waiting): Front {
  let octets = 0;
  let at = from;
  for (; at < to && at - from < MAX_DIGITS && isDigit(bytes[at]!); at++)
    octets = octets * 10 + bytes[at]! - 48;
  const digits = at - from;
  if (digits === 0 || bytes[from] === 48) return { kind: 'line' };
  // A counted message begins with its priority; a line may begin with any number and a blank.
  if (at + 1 >= to) return { kind: at < to && bytes[at] !== SPACE ? 'line' : 'unclear' };
  return bytes[at] === SPACE && bytes[at + 1] === LESS
    ? { kind: 'counted', digits, octets }
    : { kind: 'line' };
}

/**
 * Takes a stream's bytes as they come and gives the messages that are complete. The last line is kept back until the
 * next one shows whether it goes on: call `flush` when the sender has been silent for a moment, and `end` when it is
 * gone. Holds at most about twice `MAX_FRAME_BYTES` and the chunk it is given.
 */
export class FrameDecoder {
  readonly #waiting = new Waiting();
  readonly #maxBytes: number;
  /** The lines of the message that may go on. */
  #held: string[] = [];
  #heldLength = 0;
  #heldBegins = false;
  /** How far the waiting bytes were searched for the end of the line. */
  #searched = 0;
  /** Octets of a message that is too long and still to come; a line's end where it is of unknown length. */
  #skip: number | 'line' = 0;

  constructor(maxBytes = MAX_FRAME_BYTES) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Uint8Array): string[] {
    const frames: string[] = [];
    this.#waiting.push(chunk);
    while (this.#waiting.length > 0 && this.#step(frames));
    return frames;
  }

  /** The message kept back, if nothing of another has come yet. */
  flush(): string[] {
    const frames: string[] = [];
    if (this.#waiting.length === 0) this.#release(frames);
    return frames;
  }

  /** All that is left, complete or not. */
  end(): string[] {
    const frames: string[] = [];
    if (this.#skip === 0 && this.#waiting.length > 0) {
      const front = frontOf(this.#waiting);
      if (front.kind === 'counted') this.#counted(front, frames, true);
      else this.#line(this.#waiting.length, frames);
    }
    this.#release(frames);
    return frames;
  }

  #step(frames: string[]): boolean {
    if (this.#skip !== 0) return this.#skipped();
    const front = frontOf(this.#waiting);
    if (front.kind === 'unclear') return false;
    return front.kind === 'counted' ? this.#counted(front, frames, false) : this.#nextLine(frames);
  }

  #skipped(): boolean {
    if (this.#skip === 'line') {
      const end = this.#waiting.indexOf(LF, 0);
      this.#waiting.take(end === -1 ? this.#waiting.length : end + 1);
      if (end !== -1) this.#skip = 0;
    } else this.#skip -= this.#waiting.take(this.#skip).length;
    return this.#skip === 0;
  }

  #counted(
    { digits, octets }: { digits: number; octets: number },
    frames: string[],
    isEnd: boolean,
  ): boolean {
    const kept = Math.min(octets, this.#maxBytes);
    if (!isEnd && this.#waiting.length < digits + 1 + kept) return false;
    this.#release(frames);
    this.#waiting.take(digits + 1);
    add(frames, utf8.decode(this.#waiting.take(Math.min(kept, this.#waiting.length))));
    this.#skip = octets - kept;
    this.#searched = 0;
    // A line's end after a counted message is a habit of some senders.
    while (this.#skip === 0 && this.#waiting.length > 0 && this.#waiting.bytes[this.#waiting.from] === LF)
      this.#waiting.take(1);
    return true;
  }

  #nextLine(frames: string[]): boolean {
    const end = this.#waiting.indexOf(LF, this.#searched);
    if (end === -1 && this.#waiting.length <= this.#maxBytes) {
      this.#searched = this.#waiting.length;
      return false;
    }
    const isTooLong = end === -1 || end > this.#maxBytes;
    this.#line(isTooLong ? this.#maxBytes : end, frames);
    if (isTooLong) this.#skip = 'line';
    else this.#waiting.take(1);
    return true;
  }

  /** Takes a line: it begins a message, or goes on with the one before. */
  #line(bytes: number, frames: string[]): void {
    const line = this.#waiting.take(bytes);
    this.#searched = 0;
    const look = utf8.decode(line.subarray(0, LOOK_BYTES));
    const begins = BEGINNING.test(look);
    const goesOn =
      this.#held.length > 0 && (/^[ \t]/.test(look) || (this.#heldBegins && !begins && look.trim() !== ''));
    if (!goesOn) {
      this.#release(frames);
      this.#heldBegins = begins;
    }
    if (this.#heldLength + line.length > this.#maxBytes) return;
    this.#held.push(utf8.decode(line));
    this.#heldLength += line.length;
  }

  #release(frames: string[]): void {
    add(frames, this.#held.join('\n'));
    this.#held = [];
    this.#heldLength = 0;
    this.#heldBegins = false;
  }
}

/** Without blanks, carriage returns and NULs around it, one of which ends the messages of some senders. */
function add(frames: string[], text: string): void {
  let [from, to] = [0, text.length];
  while (from < to && text.charCodeAt(from) <= SPACE) from++;
  while (to > from && text.charCodeAt(to - 1) <= SPACE) to--;
  if (from < to) frames.push(text.slice(from, to));
}

/** The messages in a whole text: see `FrameDecoder`. */
export function syslogLines(body: string): string[] {
  const decoder = new FrameDecoder();
  return [...decoder.push(encoder.encode(body)), ...decoder.end()];
}
