import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import { Agenda } from './agenda.ts';
import type { Author } from './author.ts';
import { acknowledge, close, type OpenCase, reopen } from './caseload.ts';
import { customers, shares } from './customers.ts';
import { handlingOf, liveTempo } from './handling.ts';
import { busyness } from './hours.ts';
import { burst, campaign, type Strike } from './outbreak.ts';
import type { Random } from './random.ts';
import { type NativeRecord, type Subject, subjectOf } from './record.ts';

/** New incidents a second over all customers, on average, outside bursts: a wall that is alive but readable. */
const BASE_RATE = 0.9;
/** Spread of the rate from minute to minute; counts then vary far more than Poisson's, as real ones do. */
const MINUTE_SIGMA = 0.7;
const BETWEEN_BURSTS_MS = 9 * MINUTE_MS;
const BETWEEN_CAMPAIGNS_MS = 6 * MINUTE_MS;
/** After a pause (a laptop that slept) the demo goes on from where it is, rather than making up for the night. */
const LONGEST_STEP_MS = 5 * SECOND_MS;
/** Records of one step; what is due beyond that waits for the next. */
const MAX_STEP_RECORDS = 1_000;
/** Above this analysts work faster, in proportion, so that the number of open incidents has a level to return to. */
const COMFORTABLE = 1_200;
const BACKLOG_MEAN_MS = 25 * MINUTE_MS;
const OLD_CASES = 0.15;
const REOPENED = 0.01;
const REOPENED_AFTER_MS = 5 * MINUTE_MS;

type Deed =
  | { readonly strike: Strike }
  | { readonly key: string; readonly step: 'acknowledge' | 'close' }
  /** Carries its incident, which by then is no longer among the open ones. */
  | { readonly reopened: Subject };

const keyOf = (subject: Subject): string => `${subject.tenant} ${subject.source} ${subject.external_id}`;

/** Live incidents and what analysts do with them. Pure but for its own state: time and chance are handed in. */
export class Traffic {
  readonly #random: Random;
  readonly #author: Author;
  readonly #agenda = new Agenda<Deed>();
  readonly #cases = new Map<string, OpenCase>();
  #now: number;
  #minute = -1;
  #minuteFactor = 1;

  constructor(random: Random, author: Author, now: number) {
    this.#random = random;
    this.#author = author;
    this.#now = now;
  }

  /** Incidents known to be open. */
  get open(): number {
    return this.#cases.size;
  }

  /** Takes over an incident from before: it will be closed like any other. */
  adopt(subject: Subject): void {
    const key = keyOf(subject);
    if (this.#cases.has(key)) return;
    this.#cases.set(key, { subject, handling: handlingOf(this.#random, subject.severity, liveTempo) });
    this.#agenda.add(this.#now + this.#backlogMs(), { key, step: 'close' });
  }

  /**
   * Most of what is found is closed while the first new ones are still worked on, so that closings keep pace from
   * the first minute; some stay for hours, as the old cases of any queue do.
   */
  #backlogMs(): number {
    const random = this.#random;
    if (random.chance(OLD_CASES)) return random.between(0, 2 * liveTempo.slow);
    return -Math.log(1 - random.unit()) * BACKLOG_MEAN_MS;
  }

  /** Leaves an incident to the people who have taken it in hand. */
  release(subject: Subject): void {
    this.#cases.delete(keyOf(subject));
  }

  /** What happened since the last call, up to `now`. */
  advance(now: number): NativeRecord[] {
    const from = Math.max(this.#now, now - LONGEST_STEP_MS);
    this.#now = Math.max(now, this.#now);
    const records: NativeRecord[] = [];
    this.#plan(Math.max(0, now - from));
    for (const { customer, arrivals } of this.#arrivals(now, Math.max(0, now - from))) {
      for (let i = 0; i < arrivals; i++) records.push(this.#raise(this.#author.write(customer, now), now));
    }
    while (records.length < MAX_STEP_RECORDS) {
      const deed = this.#agenda.take(now);
      if (deed === undefined) break;
      const record = this.#perform(deed, now);
      if (record) records.push(record);
    }
    return records;
  }

  #arrivals(now: number, stepMs: number) {
    const expected = (BASE_RATE * this.#factor(now) * stepMs) / SECOND_MS;
    return customers.map((customer, index) => ({
      customer,
      arrivals: this.#random.poisson(expected * shares[index]! * busyness(now, customer.zone)),
    }));
  }

  /** The minute's own factor, 1 on average. */
  #factor(now: number): number {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#minuteFactor = this.#random.logNormal(Math.exp(-(MINUTE_SIGMA ** 2) / 2), MINUTE_SIGMA);
    }
    return this.#minuteFactor;
  }

  #plan(stepMs: number): void {
    const strikes: Strike[] = [];
    if (this.#random.chance(stepMs / BETWEEN_BURSTS_MS)) strikes.push(...burst(this.#random));
    if (this.#random.chance(stepMs / BETWEEN_CAMPAIGNS_MS)) strikes.push(...campaign(this.#random));
    for (const strike of strikes) this.#agenda.add(this.#now + strike.afterMs, { strike });
  }

  #raise(record: NativeRecord, now: number): NativeRecord {
    this.#follow(subjectOf(record), now);
    return record;
  }

  #follow(subject: Subject, from: number): void {
    const handling = handlingOf(this.#random, subject.severity, liveTempo);
    const key = keyOf(subject);
    this.#cases.set(key, { subject, handling });
    const haste = Math.max(1, this.#cases.size / COMFORTABLE);
    if (handling.acknowledgeMs !== null) {
      this.#agenda.add(from + handling.acknowledgeMs / haste, { key, step: 'acknowledge' });
    }
    this.#agenda.add(from + handling.closeMs / haste, { key, step: 'close' });
  }

  #perform(deed: Deed, now: number): NativeRecord | undefined {
    if ('strike' in deed) return this.#raise(this.#author.write(deed.strike.customer, now, deed.strike), now);
    if ('reopened' in deed) {
      this.#follow(deed.reopened, now);
      return reopen(deed.reopened, now);
    }
    const found = this.#cases.get(deed.key);
    if (!found) return undefined;
    if (deed.step === 'acknowledge') return acknowledge(found, now);
    this.#cases.delete(deed.key);
    if (this.#random.chance(REOPENED)) this.#agenda.add(now + REOPENED_AFTER_MS, { reopened: found.subject });
    return close(found, now);
  }
}
