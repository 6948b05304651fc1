import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate, techniques } from '../reading/found.ts';
import { say } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';
import type { StixObject } from './object.ts';
import { readPattern } from './pattern.ts';

/** Objects of cyber observables, by what their `value` is. */
const VALUES: Readonly<Record<string, string>> = {
  'ipv4-addr': 'ip',
  'ipv6-addr': 'ip',
  'domain-name': 'domain',
  hostname: 'domain',
  url: 'url',
  'email-addr': 'email',
  'cryptocurrency-wallet': 'wallet',
};

function observable(found: Found, object: unknown): void {
  if (!isRecord(object) || typeof object.type !== 'string') return;
  if (Object.hasOwn(VALUES, object.type)) indicate(found, VALUES[object.type]!, object.value);
  if (isRecord(object.hashes))
    for (const hash of Object.values(object.hashes).slice(0, 16)) indicate(found, 'hash', hash);
  if (object.type === 'file') indicate(found, 'filename', object.name);
  if (object.type === 'user-account')
    affect(found, object.display_name ?? object.account_login ?? object.user_id);
}

/** A technique's number stands in its references; some write it before or behind its name. */
function technique(found: Found, object: StixObject): void {
  const numbers = every(object, 'external_references.external_id');
  techniques(found, numbers.length > 0 ? numbers : object.name);
}

type Reader = (found: Found, object: StixObject) => void;

const named =
  (type: string): Reader =>
  (found, object) =>
    indicate(found, type, object.name);

const READERS: Readonly<Record<string, Reader>> = {
  indicator: (found, { pattern, pattern_type: language }) => {
    if (language === undefined || language === 'stix') readPattern(found, pattern);
  },
  // STIX 2.0 keeps observables inside; 2.1 refers to them, and they come along as objects of their own.
  'observed-data': (found, { objects }) => {
    if (isRecord(objects))
      for (const inside of Object.values(objects).slice(0, 200)) observable(found, inside);
  },
  'attack-pattern': technique,
  malware: named('malware'),
  'threat-actor': named('actor'),
  'intrusion-set': named('actor'),
  vulnerability: named('cve'),
};

/** What one object of a bundle adds to an incident. */
export function readObject(found: Found, object: StixObject): void {
  const read = Object.hasOwn(READERS, object.type) ? READERS[object.type] : undefined;
  if (read !== undefined) read(found, object);
  else observable(found, object);
}

/** Whom a sighting or an incident happened to. */
export function readVictims(found: Found, root: StixObject, around: readonly StixObject[]): void {
  const sighted = new Set(every(root, 'where_sighted_refs'));
  const author = root.created_by_ref;
  for (const object of around) {
    const isPlace = object.type === 'identity' && object.id !== author;
    if (isPlace && (sighted.has(object.id) || root.type === 'incident')) affect(found, say(object.name, 200));
  }
}
