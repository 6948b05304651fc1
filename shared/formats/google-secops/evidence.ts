import { entityReader } from '../reading/entity.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate } from '../reading/found.ts';
import { dig, say } from '../reading/sensor.ts';

const HASHES = { sha256: 'sha256', sha1: 'sha1', md5: 'md5' } as const;
const INSIDE = ['process', 'file', 'asset', 'user', 'parentProcess'] as const;

/** The side of a UDM event that acted: a machine and a person of the customer's, as a rule. */
const acting = entityReader({
  indicators: { ip: 'ip', ...HASHES },
  assets: ['hostname', 'userid', 'emailAddresses'],
  within: INSIDE,
});

/** The side that was acted upon, which may be anywhere. */
const target = entityReader({
  indicators: { ip: 'ip', url: 'url', hostname: 'domain', name: 'domain', email: 'email', ...HASHES },
  assets: ['userid', 'emailAddresses'],
  within: [...INSIDE, 'domain'],
});
const dns = entityReader({ indicators: { name: 'domain' }, within: ['dns', 'questions'] });

/** Events of one detection that are looked at; Google itself samples ten of each element. */
const MAX_EVENTS = 50;
export const listed = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.slice(0, MAX_EVENTS).filter(isRecord) : [];

/** Calls `look` with each event of a detection, in UDM. */
export function eachEvent(detection: unknown, look: (event: unknown) => void): void {
  for (const element of listed(dig(detection, 'collectionElements')))
    for (const reference of listed(element.references)) look(reference.event);
}

export function udm(found: Found, event: unknown): void {
  acting(found, dig(event, 'principal'));
  acting(found, dig(event, 'src'));
  target(found, dig(event, 'target'));
  dns(found, dig(event, 'network'));
}

/** What rule writers call the fields of a detection, without case and punctuation. */
const FIELDS: Readonly<Record<string, string>> = {
  ip: 'ip',
  srcip: 'ip',
  dstip: 'ip',
  sourceip: 'ip',
  targetip: 'ip',
  principalip: 'ip',
  domain: 'domain',
  targetdomain: 'domain',
  url: 'url',
  targeturl: 'url',
  hash: 'hash',
  sha256: 'sha256',
  md5: 'md5',
  hostname: 'asset',
  host: 'asset',
  principalhostname: 'asset',
  asset: 'asset',
  user: 'asset',
  userid: 'asset',
  username: 'asset',
  principaluserid: 'asset',
  email: 'asset',
};

/** `[{key: "hostname", value: "pc-7"}]`. */
export function fields(found: Found, pairs: unknown): void {
  for (const { key, value } of listed(pairs)) {
    const name = (say(key, 64) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
    const type = Object.hasOwn(FIELDS, name) ? FIELDS[name]! : undefined;
    if (type === 'asset') affect(found, value);
    else if (type !== undefined) indicate(found, type, value);
  }
}

/** Entity types of the SOAR side, without case and punctuation. */
const ENTITIES: Readonly<Record<string, string>> = {
  address: 'ip',
  domain: 'domain',
  destinationdomain: 'domain',
  destinationurl: 'url',
  url: 'url',
  filehash: 'hash',
  filename: 'filename',
  cve: 'cve',
  cveid: 'cve',
  threatactor: 'actor',
  hostname: 'asset',
  userunique: 'asset',
  useruniqname: 'asset',
  user: 'asset',
  mailbox: 'asset',
};

/** `[{identifier: "PC-7", entityType: "HOSTNAME"}]`. */
export function entities(found: Found, list: unknown): void {
  for (const entity of listed(list)) {
    const name = (say(entity.entityType ?? entity.type, 64) ?? '').toLowerCase().replace(/[^a-z]/g, '');
    const type = Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : undefined;
    if (type === 'asset') affect(found, entity.identifier);
    else if (type !== undefined) indicate(found, type, entity.identifier);
  }
}

/** Events of connectors are flat and named as ArcSight named them. */
export const flatEvents = entityReader({
  indicators: {
    sourceAddress: 'ip',
    destinationAddress: 'ip',
    fileHash: 'hash',
    requestUrl: 'url',
    destinationURL: 'url',
    destinationDomain: 'domain',
  },
  assets: [
    'sourceHostName',
    'destinationHostName',
    'deviceHostName',
    'sourceUserName',
    'destinationUserName',
  ],
});
