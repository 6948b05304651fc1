import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import { every } from '../reading/walk.ts';

type Thing = Readonly<Record<string, unknown>>;

/** Data types of observables; the others (registry keys, user agents, regular expressions) are no indicators to us. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ ip: 'ip', domain: 'domain', fqdn: 'domain', hostname: 'domain', url: 'url', hash: 'hash' },
  ...{
    filename: 'filename',
    mail: 'email',
    email: 'email',
    'mail-address': 'email',
    cve: 'cve',
    vulnerability: 'cve',
  },
  ...{
    'ip-range': 'cidr',
    cidr: 'cidr',
    bitcoin: 'wallet',
    btc: 'wallet',
    'threat-actor': 'actor',
    malware: 'malware',
  },
};
/** Machines and people by their names alone are the customer's. */
const OWN = new Set(['user', 'username', 'account', 'target', 'asset']);

function observe(found: Found, observable: unknown): void {
  if (!isRecord(observable) || typeof observable.dataType !== 'string') return;
  const type = observable.dataType.toLowerCase();
  for (const value of every(observable, 'data')) {
    const isBareName = type === 'hostname' && typeof value === 'string' && !value.includes('.');
    if (OWN.has(type) || isBareName) affect(found, value);
    else if (Object.hasOwn(TYPES, type)) indicate(found, TYPES[type]!, value);
  }
}

/** Observables were called artifacts before TheHive 4.1; an attached file tells its hashes and name. */
export function theHiveEvidence(thing: Thing) {
  const found = nothingFound();
  for (const key of ['observables', 'artifacts']) {
    for (const observable of every(thing, key)) observe(found, observable);
    for (const hash of every(thing, `${key}.attachment.hashes`)) indicate(found, 'hash', hash);
    for (const name of every(thing, `${key}.attachment.name`)) indicate(found, 'filename', name);
  }
  techniques(found, [...every(thing, 'procedures.patternId'), ...every(thing, 'tags')]);
  return evidenceOf(found);
}
