import { MINUTE_MS } from '../../shared/domain/clock.ts';
import type { Details } from '../../shared/domain/details.ts';
import type { Severity } from '../../shared/domain/incident.ts';
import type { Customer } from './customers.ts';
import { estate } from './estate.ts';
import { inside } from './inside.ts';
import { outside } from './outside.ts';
import type { Random } from './random.ts';
import type { NativeRecord } from './record.ts';
import type { Scenario } from './scenario.ts';
import { type Threat, Threats, tracesOf } from './threat.ts';
import { fill, type Words, words } from './words.ts';

export const scenarios: readonly Scenario[] = [...outside, ...inside, ...estate];

/** Split of incidents that managed services report to their customers; the top two share what is called high there. */
const SEVERITIES: readonly (readonly [Severity, number])[] = [
  ['critical', 2],
  ['high', 12],
  ['medium', 66],
  ['low', 20],
];

/** Share of incidents with an ATT&CK technique. */
const WITH_TECHNIQUE = 0.42;
/** Nearly all kinds can name one, so the share of the kinds that can is a little higher. */
const NAMED = WITH_TECHNIQUE / 0.93;
/** Share of incidents of which it is known when they began. */
const WITH_BEGINNING = 0.5;

/** Writes incidents that a person might have written. */
export class Author {
  readonly #random: Random;
  readonly #threats: Threats;
  readonly #prefix: string;
  #written = 0;

  /** `prefix` keeps the ids of one run apart from those of another. */
  constructor(random: Random, prefix: string) {
    this.#random = random;
    this.#threats = new Threats(random);
    this.#prefix = prefix;
  }

  /** A new incident at a customer. A burst or a campaign gives the kind and the threat. */
  write(customer: Customer, at: number, given?: { scenario: Scenario; threat: Threat }): NativeRecord {
    const random = this.#random;
    const severity = given ? this.#severityIn(given.scenario) : this.#severity();
    const scenario = given?.scenario ?? this.#scenarioOf(severity);
    const threat = given?.threat ?? this.#threats.next();
    const said = words(random, customer, threat);
    const began = random.chance(WITH_BEGINNING) ? at - random.logNormal(20 * MINUTE_MS, 1) : at;
    return {
      tenant: customer.slug,
      external_id: `${this.#prefix}${(++this.#written).toString(36)}`,
      source: scenario.source,
      title: fill(random.pick(scenario.titles), said),
      severity,
      module: scenario.module,
      category: scenario.category,
      detected_at: new Date(at).toISOString(),
      ...(began < at && { occurred_at: new Date(began).toISOString() }),
      updated_at: new Date(at).toISOString(),
      indicators: tracesOf(threat, scenario.traces),
      ...(scenario.techniques.length > 0 &&
        random.chance(NAMED) && { techniques: [random.pick(scenario.techniques)] }),
      assets: [said[scenario.asset]],
      ...(scenario.details && { details: this.#details(scenario.details, said) }),
      impact: fill(scenario.impact, said),
      recommendation: fill(scenario.recommendation, said),
    };
  }

  /** In turn, not by chance: what is told of an incident changes nothing of how many there are. */
  #details(given: NonNullable<Scenario['details']>, said: Words): Details {
    const told = Object.entries(given).map(([name, texts]) => [
      name,
      fill(texts[this.#written % texts.length]!, said),
    ]);
    return Object.fromEntries(told);
  }

  #severity(): Severity {
    return this.#random.weighted(SEVERITIES, ([, weight]) => weight)[0];
  }

  #severityIn(scenario: Scenario): Severity {
    const possible = SEVERITIES.filter(([severity]) => scenario.severities.includes(severity));
    return this.#random.weighted(possible, ([, weight]) => weight)[0];
  }

  #scenarioOf(severity: Severity): Scenario {
    const possible = scenarios.filter((scenario) => scenario.severities.includes(severity));
    return this.#random.weighted(possible, (scenario) => scenario.weight);
  }
}
