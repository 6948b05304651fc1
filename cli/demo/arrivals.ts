import { MINUTE_MS } from '../../shared/domain/clock.ts';
import { Agenda } from './agenda.ts';
import { type Customer, customers, shares } from './customers.ts';
import { busyness } from './hours.ts';
import { burst, campaign, type Strike } from './outbreak.ts';
import type { Random } from './random.ts';

/** New incidents a minute over all customers, on average; outbreaks add some seven more. */
const BASE_RATE = 8;
/** Spread of the rate from minute to minute; counts then vary more than Poisson's, as real ones do. */
const MINUTE_SIGMA = 0.3;
const BETWEEN_BURSTS = { from: 5 * MINUTE_MS, to: 8 * MINUTE_MS };
const BETWEEN_CAMPAIGNS = { from: 6 * MINUTE_MS, to: 15 * MINUTE_MS };

/** Where something new is found. An outbreak also says what it is. */
export interface Arrival {
  readonly customer: Customer;
  readonly given?: Strike;
}

/** What is found, minute by minute. The past and the present draw on the same, so no seam shows between them. */
export class Arrivals {
  readonly #random: Random;
  readonly #strikes = new Agenda<Strike>();
  #nextBurst: number;
  #nextCampaign: number;
  #minute = -1;
  #minuteFactor = 1;

  constructor(random: Random, from: number) {
    this.#random = random;
    // Not at once: the eye should have seen a calm minute before the first storm.
    this.#nextBurst = from + random.between(MINUTE_MS, BETWEEN_BURSTS.to);
    this.#nextCampaign = from + random.between(MINUTE_MS, BETWEEN_CAMPAIGNS.to);
  }

  /** Found in the `stepMs` up to `now`. */
  upTo(now: number, stepMs: number): Arrival[] {
    this.#plan(now);
    const found: Arrival[] = [];
    const expected = (BASE_RATE * this.#factor(now) * stepMs) / MINUTE_MS;
    for (const [index, customer] of customers.entries()) {
      const count = this.#random.poisson(expected * shares[index]! * busyness(now, customer.zone));
      for (let i = 0; i < count; i++) found.push({ customer });
    }
    for (let strike = this.#strikes.take(now); strike; strike = this.#strikes.take(now)) {
      found.push({ customer: strike.customer, given: strike });
    }
    return found;
  }

  #plan(now: number): void {
    const strikes: Strike[] = [];
    if (now >= this.#nextBurst) {
      strikes.push(...burst(this.#random));
      this.#nextBurst = now + this.#random.between(BETWEEN_BURSTS.from, BETWEEN_BURSTS.to);
    }
    if (now >= this.#nextCampaign) {
      strikes.push(...campaign(this.#random));
      this.#nextCampaign = now + this.#random.between(BETWEEN_CAMPAIGNS.from, BETWEEN_CAMPAIGNS.to);
    }
    for (const strike of strikes) this.#strikes.add(now + strike.afterMs, strike);
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
}
