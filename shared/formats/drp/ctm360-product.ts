import type { Kind } from '../reading/kind.ts';
import { kinds } from '../reading/kind.ts';
import { within } from './report.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';

/*
 * CTM360's products, by the letters before their numbers: breached credentials (BC), compromised cards (LC), malware
 * logs (ML), domains and subdomains that infringe (RD, RS), social media (BI brands, EI executives), issues of
 * HackerView (HVI). Incidents (COMX) are of any kind.
 */
const PRODUCTS = kinds([
  ['BC', 'dark_web', 'credential_leak'],
  ['LC', 'dark_web', 'card_leak'],
  ['ML', 'dark_web', 'credential_leak'],
  ['RD', 'brand', 'typosquat'],
  ['RS', 'brand', 'typosquat'],
  ['BI', 'brand', 'fake_profile'],
  ['EI', 'brand', 'fake_profile'],
  ['HVI', 'attack_surface', 'misconfiguration'],
]);

/** What a record is called where it has no type of its own. */
const NAMES: Readonly<Record<string, string>> = {
  BC: 'Breached credentials',
  LC: 'Compromised card',
  ML: 'Malware log',
  RD: 'Domain infringement',
  RS: 'Subdomain infringement',
};

const NUMBER = /^(BC|LC|ML|RD|RS|BI|EI|HVI)-[A-Z0-9]{4,20}$/;

const prefixOf = (id: unknown): string =>
  (typeof id === 'string' ? NUMBER.exec(id.slice(0, 40)) : null)?.[1] ?? '';

export const isNumber = (id: unknown): boolean =>
  prefixOf(id) !== '' || (typeof id === 'string' && /^COMX\d{4,20}$/.test(id.slice(0, 40)));

export const nameOf = (id: unknown): string | undefined => NAMES[prefixOf(id)];

/** The product says what it is, and the words which of its kinds; without a product the words say all. */
export function kindOf(id: unknown, ...words: readonly unknown[]): Kind {
  const product = PRODUCTS.get(prefixOf(id));
  const topic = riskTopic(...words);
  return product === undefined ? (topic ?? OTHER_RISK) : within(topic, product.module, product.category);
}
