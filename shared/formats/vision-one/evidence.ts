import { person } from '../reading/account.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';

/** What `type` says of an indicator's value. */
const TYPES: Readonly<Record<string, string>> = {
  ip: 'ip',
  domain: 'domain',
  url: 'url',
  file_sha1: 'sha1',
  file_sha256: 'sha256',
  file_md5: 'md5',
  filehash: 'hash',
  email_sender: 'email',
  sender: 'email',
  filename: 'filename',
  detection_name: 'malware',
};

/** Hosts are objects with a name and addresses, where other values are texts. */
function host(found: Found, value: unknown): void {
  affect(found, isRecord(value) ? value.name : value);
  for (const ip of every(value, 'ips')) affect(found, ip);
}

const OWN = new Set([
  'host',
  'endpoint',
  'container',
  'cloudIdentity',
  'cloud_identity',
  'emailAddress',
  'email_recipient',
  'cluster',
]);
const PEOPLE = new Set(['account', 'user_account', 'user', 'suid', 'domainUser']);

function thing(found: Found, type: unknown, value: unknown): void {
  if (typeof type !== 'string') return;
  if (OWN.has(type)) host(found, value);
  else if (PEOPLE.has(type)) person(found, value);
  // Detections of a network are named in sentences, and those are rules and no malware.
  else if (type === 'detection_name' && typeof value === 'string' && value.includes(' ')) return;
  else if (Object.hasOwn(TYPES, type)) indicate(found, TYPES[type]!, value);
}

/** Indicators and affected entities of a workbench alert: `{type, value}` and `{entityType, entityValue}`. */
export function alertThings(found: Found, record: Fields): void {
  for (const entity of every(record, 'impactScope.entities')) {
    if (isRecord(entity)) thing(found, entity.entityType, entity.entityValue);
  }
  for (const entity of every(record, 'impactScope')) {
    if (isRecord(entity) && entity.entityType !== undefined)
      thing(found, entity.entityType, entity.entityValue);
  }
  for (const indicator of every(record, 'indicators')) {
    if (isRecord(indicator))
      thing(found, indicator.type ?? indicator.objectType, indicator.value ?? indicator.objectValue);
  }
}

const DETAIL: Readonly<Record<string, string>> = {
  objectFileHashSha1: 'sha1',
  objectFileHashSha256: 'sha256',
  objectFileHashMd5: 'md5',
  processFileHashSha1: 'sha1',
  processFileHashSha256: 'sha256',
  dst: 'ip',
  src: 'ip',
  objectIps: 'ip',
  request: 'url',
  hostName: 'domain',
  objectHostName: 'domain',
};

/** Endpoints are named with their addresses behind: `pc-7(10.0.0.7,fe80::1)`. */
const ADDRESSES = /\s?\([0-9a-f.:, ]{2,}\)$/i;

/** What a technique was observed on, by the name people know it by. */
export function entityOf(record: Fields): string | undefined {
  const said = digFirst(
    record,
    'entityName',
    'endpoint.endpointName',
    'endpoint.name',
    'detail.endpointHostName',
  );
  const name = say(said, limits.asset);
  return name?.replace(ADDRESSES, '') || name;
}

/** What a technique was observed on: a log line, with the endpoint beside it. */
export function observedThings(found: Found, record: Fields): void {
  affect(found, entityOf(record));
  for (const name of every(record, 'endpoint.endpointName')) affect(found, name);
  for (const name of every(record, 'endpoint.name')) affect(found, name);
  const detail = isRecord(record.detail) ? record.detail : {};
  for (const name of every(detail, 'endpointHostName')) affect(found, name);
  for (const key of ['logonUser', 'suser', 'processUser', 'objectUser']) {
    for (const name of every(detail, key)) person(found, name);
  }
  for (const key in DETAIL) for (const value of every(detail, key)) indicate(found, DETAIL[key]!, value);
}
