import { entityReader } from '../reading/entity.ts';
import { affect, type Found, indicate } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, say } from '../reading/sensor.ts';

type Entity = Readonly<Record<string, unknown>>;

/** Accounts of the machine itself: every Windows process runs under one of them. */
const SYSTEM = new Set(['system', 'local service', 'network service', 'nt authority', 'root', '-']);

const ACCOUNT = ['userPrincipalName', 'accountUpn', 'accountName', 'userName'] as const;

/** A person by the name that is unique in the company, else by what the host calls them. */
function account(found: Found, entity: Entity): void {
  const person = say(entity.userPrincipalName ?? entity.accountUpn, limits.asset);
  const name = say(entity.accountName ?? entity.userName, limits.asset);
  const domain = say(entity.domainName ?? entity.accountDomain, limits.asset);
  if (person !== undefined) affect(found, person);
  else if (name === undefined || SYSTEM.has(name.toLowerCase())) return;
  else if (domain === undefined) affect(found, name);
  else if (!SYSTEM.has(domain.toLowerCase())) affect(found, `${domain}\\${name}`);
}

/** From the name that identifies a host to the one that only its neighbours know. */
const HOST = ['deviceDnsName', 'fqdn', 'computerDnsName', 'deviceName', 'hostName', 'netBiosName'] as const;

/** What only some kinds of evidence mean by their keys. */
const BY_KIND: Readonly<Record<string, (found: Found, entity: Entity) => void>> = {
  dnsEvidence: (found, entity) => indicate(found, 'domain', entity.domainName),
  malwareEvidence: (found, entity) => indicate(found, 'malware', entity.name),
  // A process's image is one of a few hundred names that mean nothing; a file's name may be telling.
  fileEvidence: (found, entity) => indicate(found, 'filename', dig(entity, 'fileDetails.fileName')),
  File: (found, entity) => indicate(found, 'filename', entity.fileName),
};
const PREFIX = '#microsoft.graph.security.';

function kindOf(entity: Entity): string {
  const type = entity['@odata.type'] ?? entity.entityType;
  if (typeof type !== 'string') return '';
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : type;
}

function also(found: Found, entity: Entity): void {
  const host = HOST.find((key) => typeof entity[key] === 'string' && entity[key] !== '');
  if (host !== undefined) affect(found, entity[host]);
  if (ACCOUNT.some((key) => typeof entity[key] === 'string')) account(found, entity);
  // A hash told in two keys: legacy alerts, `fileHashEvidence`.
  if (entity.hashValue != null) indicate(found, 'hash', entity.hashValue);
  else if (entity.algorithm != null) indicate(found, 'hash', entity.value);
  const kind = kindOf(entity);
  if (Object.hasOwn(BY_KIND, kind)) BY_KIND[kind]!(found, entity);
}

/**
 * Evidence of Graph alerts v2 (`…Evidence`), entities of the Defender APIs (flat, named by `entityType`), states of
 * legacy Graph alerts. One table, since the same key means the same thing in all of them. Addresses of the
 * customer's own machines are no indicators.
 */
export const microsoftEntities = entityReader({
  indicators: {
    ipAddress: 'ip',
    ipAddresses: 'ip',
    senderIp: 'ip',
    senderIP: 'ip',
    destinationAddress: 'ip',
    logonIp: 'ip',
    url: 'url',
    urls: 'url',
    destinationUrl: 'url',
    destinationDomain: 'domain',
    sha1: 'sha1',
    sha256: 'sha256',
    md5: 'md5',
    emailAddress: 'email',
    sender: 'email',
    p1Sender: 'email',
    p2Sender: 'email',
    p1SenderDomain: 'domain',
    cve: 'cve',
    cveId: 'cve',
  },
  assets: [
    'mailboxAddress',
    'primaryAddress',
    'recipient',
    'recipientEmailAddress',
    'resourceName',
    'instanceName',
    'podName',
    'appName',
    'destinationServiceName',
  ],
  within: [
    'fileDetails',
    'imageFile',
    'userAccount',
    'p1Sender',
    'p2Sender',
    'sourceAddress',
    'destinationAddress',
    'hostIpAddress',
    'ipAddresses',
    'loggedOnUsers',
    'files',
    'processes',
    'fileHash',
  ],
  also,
});
