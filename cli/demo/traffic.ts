import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import { Agenda } from './agenda.ts';
import { Arrivals } from './arrivals.ts';
import type { Author } from './author.ts';
import { acknowledge, close, type OpenCase, reopen } from './caseload.ts';
import { type Handling, handlingOf } from './handling.ts';
import type { LeftOpen } from './history.ts';
import type { Random } from './random.ts';
import { type NativeRecord, type Subject, subjectOf } from './record.ts';

/** After a pause (a laptop that slept) the demo goes on from where it is, rather than making up for the night. */
const LONGEST_STEP_MS = 5 * SECOND_MS;
/** Records of one step; what is due beyond that waits for the next. */
const MAX_STEP_RECORDS = 1_000;
/** Above this analysts work faster, in proportion, so that the number of open incidents has a level to return to. */
const COMFORTABLE = 360;
const REOPENED = 0.01;
const REOPENED_AFTER_MS = 5 * MINUTE_MS;

type Deed =
  | { readonly key: string; readonly step: 'acknowledge' | 'close' }
  /** Carries its incident, which by then is no longer among the open ones. */
  | { readonly reopened: Subject };

const keyOf = (subject: Subject): string => `${subject.tenant} ${subject.source} ${subject.external_id}`;

/** Live incidents and what analysts do with them. Pure but for its own state: time and chance are handed in. */
export class Traffic {
  readonly #random: Random;
  readonly #author: Author;
  readonly #arrivals: Arrivals;
  readonly #agenda = new Agenda<Deed>();
  readonly #cases = new Map<string, OpenCase>();
  #now: number;
  /** Time that pauses took. The agenda knows nothing of it, or all that was planned would fall due on waking. */
  #slept = 0;

  constructor(random: Random, author: Author, now: number) {
    this.#random = random;
    this.#author = author;
    this.#arrivals = new Arrivals(random, now);
    this.#now = now;
  }

  /** Incidents known to be open. */
  get open(): number {
    return this.#cases.size;
  }

  /** Takes over what the past left open, to be finished when it would have been. */
  takeOver({ subject, handling, detectedAt }: LeftOpen): void {
    this.#schedule(subject, handling, detectedAt);
  }

  /** Takes over an incident of an earlier run: whoever had it in hand begins again. */
  adopt(subject: Subject): void {
    if (this.#cases.has(keyOf(subject))) return;
    const handling = handlingOf(this.#random, subject.severity);
    this.#schedule(subject, { ...handling, acknowledgeMs: null }, this.#now);
  }

  /** Leaves an incident to the people who have taken it in hand. */
  release(subject: Subject): void {
    this.#cases.delete(keyOf(subject));
  }

  /** What happened since the last call, up to `now`. */
  advance(now: number): NativeRecord[] {
    const passed = Math.max(0, now - this.#now);
    const stepMs = Math.min(passed, LONGEST_STEP_MS);
    this.#now += passed;
    this.#slept += passed - stepMs;
    const records = this.#arrivals
      .upTo(this.#now, stepMs)
      .map(({ customer, given }) => this.#raise(this.#author.write(customer, this.#now, given)));
    while (records.length < MAX_STEP_RECORDS) {
      const deed = this.#agenda.take(this.#now - this.#slept);
      if (deed === undefined) break;
      const record = this.#perform(deed);
      if (record) records.push(record);
    }
    return records;
  }

  #raise(record: NativeRecord): NativeRecord {
    this.#follow(subjectOf(record));
    return record;
  }

  #follow(subject: Subject): void {
    const { acknowledgeMs, closeMs, ...by } = handlingOf(this.#random, subject.severity);
    const haste = Math.max(1, this.#cases.size / COMFORTABLE);
    const handling = {
      ...by,
      acknowledgeMs: acknowledgeMs === null ? null : acknowledgeMs / haste,
      closeMs: closeMs / haste,
    };
    this.#schedule(subject, handling, this.#now);
  }

  /** What was due before now has been told already. */
  #schedule(subject: Subject, handling: Handling, from: number): void {
    const key = keyOf(subject);
    this.#cases.set(key, { subject, handling });
    const acknowledgeAt = from + (handling.acknowledgeMs ?? Number.NEGATIVE_INFINITY);
    if (acknowledgeAt >= this.#now) this.#later(acknowledgeAt, { key, step: 'acknowledge' });
    this.#later(from + handling.closeMs, { key, step: 'close' });
  }

  #later(at: number, deed: Deed): void {
    this.#agenda.add(at - this.#slept, deed);
  }

  #perform(deed: Deed): NativeRecord | undefined {
    const now = this.#now;
    if ('reopened' in deed) {
      this.#follow(deed.reopened);
      return reopen(deed.reopened, now);
    }
    const found = this.#cases.get(deed.key);
    if (!found) return undefined;
    if (deed.step === 'acknowledge') return acknowledge(found, now);
    this.#cases.delete(deed.key);
    if (this.#random.chance(REOPENED)) this.#later(now + REOPENED_AFTER_MS, { reopened: found.subject });
    return close(found, now);
  }
}
