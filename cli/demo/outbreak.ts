import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import { scenarios } from './author.ts';
import { type Customer, customers } from './customers.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { newThreat, type Threat } from './threat.ts';

/** One incident of something bigger: where, and how long after it began. */
export interface Strike {
  readonly customer: Customer;
  readonly scenario: Scenario;
  readonly threat: Threat;
  readonly afterMs: number;
}

const SPREADING = scenarios.filter((scenario) => scenario.traces.length > 0);
const NOISY = scenarios.filter((scenario) => scenario.weight >= 6);

const CAMPAIGN_CUSTOMERS = { from: 3, to: 8 };
const CAMPAIGN_MS = 3 * MINUTE_MS;
const BURST_SIZE = { from: 20, to: 60 };
const BURST_MS = 100 * SECOND_MS;

/** The same threat at several customers within minutes. */
export function campaign(random: Random): Strike[] {
  const scenario = random.pick(SPREADING);
  const threat = newThreat(random);
  const left = [...customers];
  const count = random.whole(CAMPAIGN_CUSTOMERS.from, CAMPAIGN_CUSTOMERS.to);
  return Array.from({ length: count }, () => {
    const [customer] = left.splice(random.whole(0, left.length - 1), 1);
    return { customer: customer!, scenario, threat, afterMs: random.between(0, CAMPAIGN_MS) };
  });
}

/** One noisy rule at one customer, all at once. Any customer may be hit, so that the ranking moves. */
export function burst(random: Random): Strike[] {
  const scenario = random.pick(NOISY);
  const threat = newThreat(random);
  const customer = random.pick(customers);
  return Array.from({ length: random.whole(BURST_SIZE.from, BURST_SIZE.to) }, () => ({
    customer,
    scenario,
    threat,
    // Squared, so that it sets in suddenly and ebbs away.
    afterMs: random.unit() ** 2 * BURST_MS,
  }));
}
