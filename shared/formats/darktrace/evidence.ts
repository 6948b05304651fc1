import { person } from '../reading/account.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';

/** Accounts of services in the cloud are devices to Darktrace: `SaaS::Office365: eve@acme.example`. */
const OF_A_SERVICE = /^(?:SaaS|IaaS)::[^:]{1,64}: /;

/** What people call a device. */
export function ownName(value: unknown): string | undefined {
  const name = say(digFirst(value, 'hostname', 'identifier', 'devicelabel', 'ip'), limits.asset);
  return name?.replace(OF_A_SERVICE, '');
}

/** A device is the customer's own: by name, and by address. */
export function device(found: Found, value: unknown): void {
  affect(found, ownName(value));
  affect(found, dig(value, 'ip'));
}

/** Types of values in what AI Analyst writes; devices come as the objects above. */
const TYPES: Readonly<Record<string, string>> = {
  externalHost: 'host',
  ip: 'ip',
  ipv4: 'ip',
  ipv6: 'ip',
  hostname: 'domain',
  url: 'url',
  email: 'email',
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
};
const MAX_PARTS = 100;

/** `details` are lists of sections of contents, each with a type and values. Deeper lists are none of Darktrace's. */
export function told(found: Found, details: unknown): void {
  if (!Array.isArray(details)) return;
  for (const group of details.slice(0, MAX_PARTS)) {
    for (const section of Array.isArray(group) ? group.slice(0, MAX_PARTS) : [group]) {
      for (const content of every(section, 'contents')) take(found, content);
    }
  }
}

function take(found: Found, content: unknown): void {
  if (!isRecord(content) || typeof content.type !== 'string') return;
  for (const value of every(content, 'values')) {
    if (content.type === 'device') device(found, value);
    else if (content.type === 'externalHost') external(found, value);
    else if (content.type === 'user' || content.type === 'credential') person(found, value);
    else if (Object.hasOwn(TYPES, content.type)) indicate(found, TYPES[content.type]!, value);
  }
}

function external(found: Found, value: unknown): void {
  const part: Fields = isRecord(value) ? value : { hostname: value };
  indicate(found, 'domain', part.hostname);
  indicate(found, 'ip', part.ip);
}

/** What triggered a model: filters name what they matched in words. */
const FILTERS: Readonly<Record<string, string>> = {
  'Connection hostname': 'domain',
  'Destination IP': 'ip',
  'DNS host lookup': 'domain',
  'File MD5': 'md5',
  'File SHA1': 'sha1',
  'File SHA256': 'sha256',
  'External destination IP': 'ip',
  'HTTP URI': 'url',
};

export function triggered(found: Found, breach: Fields): void {
  for (const filter of every(breach, 'triggeredComponents.triggeredFilters')) {
    if (!isRecord(filter) || typeof filter.filterType !== 'string') continue;
    const type = FILTERS[filter.filterType];
    if (type !== undefined) indicate(found, type, every(filter, 'trigger.value')[0]);
  }
  techniques(found, every(breach, 'mitreTechniques.techniqueID'));
  techniques(found, every(breach, 'model.now.mitre.techniques'));
  techniques(found, every(breach, 'model.then.mitre.techniques'));
  techniques(found, every(breach, 'model.mitre.techniques'));
}
