import type { Indicator } from '../../shared/domain/incident.ts';
import type { Random } from './random.ts';
import type { Trace } from './scenario.ts';

/** An attacker's tools. Two customers hit with the same ones are what correlation looks for. */
export interface Threat {
  readonly ip: string;
  readonly domain: string;
  readonly sha256: string;
  readonly malware: string;
  readonly actor: string;
}

const LURES = [
  'parcel',
  'invoice',
  'secure-mail',
  'payroll',
  'meeting',
  'voicemail',
  'refund',
  'document',
  'renewal',
];
const SUFFIXES = ['desk', 'portal', 'center', 'online', 'verify', 'hub', 'notice'];
const TOP = ['click', 'top', 'xyz', 'site', 'online'];
const MALWARE = [
  'GlassHeron',
  'TinDrum',
  'Mudlark',
  'PaperWasp',
  'SlateFox',
  'NightJar',
  'CopperEel',
  'DustDevil',
];
const ACTORS = ['Hollow Tide', 'Brass Lantern', 'Winter Magpie', 'Crimson Ferry', 'Ash Court'];
/** Ranges kept for documentation (RFC 5737): no real machine is accused. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

export const newThreat = (random: Random): Threat => ({
  ip: `${random.pick(NETWORKS)}.${random.whole(1, 254)}`,
  // The random tag keeps the name from being anybody's.
  domain: `${random.pick(LURES)}-${random.pick(SUFFIXES)}-${random.hex(6)}.${random.pick(TOP)}`,
  sha256: random.hex(64),
  malware: random.pick(MALWARE),
  actor: random.pick(ACTORS),
});

const SHOW: Readonly<Record<Trace, (threat: Threat) => Indicator>> = {
  ip: (threat) => ({ type: 'ip', value: threat.ip }),
  domain: (threat) => ({ type: 'domain', value: threat.domain }),
  url: (threat) => ({ type: 'url', value: `https://${threat.domain}/login` }),
  sha256: (threat) => ({ type: 'sha256', value: threat.sha256 }),
  sender: (threat) => ({ type: 'email', value: `desk@${threat.domain}` }),
};

export const tracesOf = (threat: Threat, traces: readonly Trace[]): Indicator[] =>
  traces.map((trace) => SHOW[trace](threat));

/** Threats at large at one time: a few old acquaintances, replaced one by one. */
const AT_LARGE = 24;
/** Share of incidents that belong to a threat others meet as well; address overlap is the exception. */
const SHARED = 0.12;
/** One in so many shared incidents brings a new threat into the pool. */
const RENEWAL = 0.05;

export class Threats {
  readonly #random: Random;
  readonly #atLarge: Threat[];

  constructor(random: Random) {
    this.#random = random;
    this.#atLarge = Array.from({ length: AT_LARGE }, () => newThreat(random));
  }

  next(): Threat {
    const random = this.#random;
    if (!random.chance(SHARED)) return newThreat(random);
    if (random.chance(RENEWAL)) this.#atLarge[random.whole(0, AT_LARGE - 1)] = newThreat(random);
    return random.pick(this.#atLarge);
  }
}
