import type { Module } from '../../domain/incident.ts';
import { camelCased } from '../reading/casing.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';

type Entity = Readonly<Record<string, unknown>>;
type Read = (found: Found, entity: Entity) => void;

/** Longer lists of entities are of incidents that join thousands of alerts. */
const MAX_ENTITIES = 500;

const each = (value: unknown, look: (item: unknown) => void): void =>
  (Array.isArray(value) ? value.slice(0, MAX_ENTITIES) : [value]).forEach(look);

function account(found: Found, entity: Entity): void {
  const name = say(digFirst(entity, 'accountName', 'name', 'displayName'), limits.asset);
  const suffix = say(entity.upnSuffix, limits.asset);
  const domain = say(digFirst(entity, 'ntDomain', 'dnsDomain'), limits.asset);
  if (name === undefined || /^(?:system|local service|network service)$/i.test(name)) return;
  if (name.includes('@') || (suffix === undefined && domain === undefined)) affect(found, name);
  else affect(found, suffix === undefined ? `${domain}\\${name}` : `${name}@${suffix}`);
}

function host(found: Found, entity: Entity): void {
  const name = say(digFirst(entity, 'hostName', 'netBiosName', 'azureID', 'name'), limits.asset);
  const domain = say(entity.dnsDomain, limits.asset);
  affect(
    found,
    name !== undefined && domain !== undefined && !name.includes('.') ? `${name}.${domain}` : name,
  );
}

const message: Read = (found, entity) => {
  for (const key of ['sender', 'p1Sender', 'p2Sender']) indicate(found, 'email', entity[key]);
  indicate(found, 'ip', digFirst(entity, 'senderIP', 'senderIp'));
  each(entity.urls, (url) => indicate(found, 'url', url));
  affect(found, entity.recipient);
};

/** The last part of an Azure resource's path is its name. */
const resource: Read = (found, entity) => {
  const id = say(digFirst(entity, 'resourceId', 'resourceName', 'name'), limits.url);
  affect(found, id?.slice(id.lastIndexOf('/') + 1));
};

/** By an entity's kind without case, blanks and `-`; SecurityAlert rows and SecurityInsights differ in keys alone. */
const READERS: Readonly<Record<string, Read>> = {
  account,
  host,
  ip: (found, entity) => indicate(found, 'ip', entity.address),
  url: (found, entity) => indicate(found, 'url', entity.url),
  dns: (found, entity) => indicate(found, 'domain', entity.domainName),
  dnsresolution: (found, entity) => indicate(found, 'domain', entity.domainName),
  file: (found, entity) => {
    indicate(found, 'filename', digFirst(entity, 'fileName', 'name'));
    each(entity.fileHashes, (hash) => indicate(found, 'hash', dig(hash, 'value')));
  },
  filehash: (found, entity) => indicate(found, 'hash', digFirst(entity, 'hashValue', 'value')),
  process: (found, entity) =>
    each(dig(entity, 'imageFile.fileHashes'), (hash) => indicate(found, 'hash', dig(hash, 'value'))),
  malware: (found, entity) => indicate(found, 'malware', digFirst(entity, 'malwareName', 'name')),
  mailbox: (found, entity) => affect(found, digFirst(entity, 'mailboxPrimaryAddress', 'upn', 'displayName')),
  mailmessage: message,
  submissionmail: message,
  cloudapplication: (found, entity) => affect(found, digFirst(entity, 'appName', 'name')),
  azureresource: resource,
  amazonresource: resource,
  gcpresource: resource,
  iotdevice: (found, entity) => affect(found, digFirst(entity, 'deviceName', 'deviceId')),
  networkconnection: (found, entity) => {
    indicate(found, 'ip', dig(entity, 'sourceAddress.address'));
    indicate(found, 'ip', dig(entity, 'destinationAddress.address'));
  },
};

const MODULES: Readonly<Record<string, Module>> = {
  mailbox: 'email',
  mailmessage: 'email',
  submissionmail: 'email',
  mailcluster: 'email',
  host: 'endpoint',
  process: 'endpoint',
  file: 'endpoint',
  azureresource: 'cloud',
  amazonresource: 'cloud',
  gcpresource: 'cloud',
  cloudapplication: 'cloud',
  account: 'identity',
};
/** Which kind of entity decides what an incident is about, where there are several. */
const ORDER: readonly Module[] = ['email', 'endpoint', 'cloud', 'identity'];

/** Collects what entities name; answers the module that they suggest. */
export function readEntities(found: Found, entities: unknown): Module | undefined {
  if (!Array.isArray(entities)) return undefined;
  const modules = new Set<Module>();
  each(entities, (item) => {
    if (!isRecord(item)) return;
    // Rows of SecurityAlert spell keys in PascalCase: `{"Type": "ip", "Address": …}`.
    const entity = item.Type === undefined ? item : camelCased(item);
    const kind = (say(entity.kind ?? entity.type, 64) ?? '').toLowerCase().replace(/[^a-z]/g, '');
    const inside = isRecord(entity.properties) ? entity.properties : entity;
    if (Object.hasOwn(READERS, kind)) READERS[kind]!(found, inside);
    if (Object.hasOwn(MODULES, kind)) modules.add(MODULES[kind]!);
  });
  return ORDER.find((module) => modules.has(module));
}
