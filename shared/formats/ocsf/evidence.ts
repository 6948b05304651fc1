import { person } from '../reading/account.ts';
import { entityReader } from '../reading/entity.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import { dig, digFirst } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';

type Event = Readonly<Record<string, unknown>>;

/** Observable types of the schema that are indicators to us. Hosts and users are the customer's: see `ASSETS`. */
const TYPES: Readonly<Record<number, string>> = {
  2: 'ip',
  5: 'email',
  6: 'url',
  7: 'filename',
  8: 'hash',
  12: 'cidr',
  18: 'cve',
  22: 'email',
  23: 'url',
  24: 'filename',
  30: 'hash',
};
const HOSTNAME = 1;
const ASSETS = new Set([10, 20, 21, 4, 27]);
/** Observables under these parts describe the customer's own things. */
const OWN = /^(?:device|resources?|actor|dst_endpoint|user|assigned)/i;

function observe(found: Found, observable: unknown): void {
  if (!isRecord(observable)) return;
  const { type_id: type, value, name } = observable;
  if (typeof type !== 'number' || typeof value !== 'string') return;
  const isOwn = typeof name === 'string' && OWN.test(name.slice(0, 64));
  if (ASSETS.has(type) || (type === HOSTNAME && isOwn)) affect(found, value);
  else if (type === HOSTNAME) indicate(found, 'domain', value);
  else if (TYPES[type] !== undefined) indicate(found, TYPES[type], value);
}

/** Parts of the schema's objects, wherever an evidence or the event itself holds them. */
const readParts = entityReader({
  indicators: {
    ip: 'ip',
    domain: 'domain',
    hostname: 'domain',
    url_string: 'url',
    url: 'url',
    value: 'hash',
    sha256: 'sha256',
    from: 'email',
  },
  within: [
    ...[
      'src_endpoint',
      'url',
      'file',
      'hashes',
      'fingerprints',
      'process',
      'parent_process',
      'actor',
      'query',
    ],
    ...['connection_info', 'http_request', 'email', 'tls', 'files', 'dst_endpoint'],
  ],
  also: (found, part) => {
    if (typeof part.name === 'string' && Array.isArray(part.hashes)) {
      indicate(found, 'filename', part.name);
    }
  },
});

const ATTACKS = ['attacks', 'finding_info.attacks', 'finding_info_list.attacks', 'finding.attacks'];
/** From telling to vague: where a sub-technique is named, its technique says nothing more. */
const TECHNIQUE_KEYS = ['sub_technique.uid', 'sub_techniques.uid', 'technique.uid', 'techniques.uid'];

function attacks(found: Found, event: Event): void {
  for (const path of ATTACKS) {
    for (const attack of every(event, path)) {
      const named = TECHNIQUE_KEYS.map((key) => every(attack, key)).find((uids) => uids.length > 0);
      techniques(found, named ?? []);
    }
  }
}

function resource(found: Found, value: unknown): void {
  affect(found, digFirst(value, 'hostname', 'name', 'uid'));
  if (digFirst(value, 'hostname', 'name') !== undefined) affect(found, dig(value, 'uid'));
  affect(found, dig(value, 'ip'));
}

function own(found: Found, event: Event): void {
  for (const path of ['resources', 'resource', 'device', 'finding_info_list.resources', 'evidences.device']) {
    for (const value of every(event, path)) resource(found, value);
  }
  for (const path of ['user', 'evidences.user', 'evidences.actor.user', 'actor.user']) {
    for (const value of every(event, path)) person(found, digFirst(value, 'email_addr', 'name', 'uid'));
  }
}

function weaknesses(found: Found, event: Event): void {
  for (const path of ['vulnerabilities.cve.uid', 'vulnerabilities.cves.uid', 'malware.cves.uid']) {
    for (const uid of every(event, path)) indicate(found, 'cve', uid);
  }
  for (const name of every(event, 'malware.name')) indicate(found, 'malware', name);
  for (const name of every(event, 'malware.path')) indicate(found, 'filename', name);
}

export function ocsfEvidence(event: Event) {
  const found = nothingFound();
  own(found, event);
  weaknesses(found, event);
  for (const observable of every(event, 'observables')) observe(found, observable);
  readParts(found, event.evidences);
  for (const part of ['src_endpoint', 'file', 'process', 'url']) readParts(found, event[part]);
  for (const files of every(event, 'malware.files')) readParts(found, files);
  attacks(found, event);
  return evidenceOf(found);
}
