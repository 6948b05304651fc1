import { person } from '../reading/account.ts';
import { entityReader } from '../reading/entity.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';

/** What `IOCType` calls the kinds of indicators it names. */
const IOC_TYPES: Readonly<Record<string, string>> = {
  hash_sha256: 'sha256',
  sha256: 'sha256',
  hash_md5: 'md5',
  md5: 'md5',
  hash_sha1: 'sha1',
  sha1: 'sha1',
  domain: 'domain',
  ipv4: 'ip',
  ipv6: 'ip',
  ip: 'ip',
  url: 'url',
};

/** All names of accounts, of streams and of REST. */
const PEOPLE = [
  'UserName',
  'SourceAccountUpn',
  'SourceAccountName',
  'user_name',
  'user_principal',
  'source_account_upn',
  'source_account_name',
] as const;

function ioc(found: Found, type: unknown, value: unknown): void {
  if (typeof type !== 'string' || !Object.hasOwn(IOC_TYPES, type)) return;
  indicate(found, IOC_TYPES[type]!, value);
}

/** Lists of several hosts or hashes come as one text with commas. */
function listed(found: Found, event: Fields): void {
  for (const [key, type] of [
    ['SHA256Hashes', 'sha256'],
    ['MD5Hashes', 'md5'],
    ['DomainNames', 'domain'],
    ['IPv4Addresses', 'ip'],
    ['IPV4Addresses', 'ip'],
  ] as const) {
    const text = event[key];
    if (typeof text !== 'string') continue;
    for (const part of text.slice(0, 8_192).split(/[,;]/, 100)) indicate(found, type, part.trim());
  }
  for (const key of ['HostNames', 'Users'] as const) {
    const text = event[key];
    if (typeof text !== 'string') continue;
    for (const part of text.slice(0, 8_192).split(/[,;]/, 100)) affect(found, part.trim());
  }
}

function also(found: Found, event: Fields): void {
  for (const key of PEOPLE) if (event[key] != null) person(found, event[key]);
  ioc(found, event.IOCType ?? event.ioc_type, event.IOCValue ?? event.ioc_value);
  listed(found, event);
}

const read = entityReader({
  indicators: {
    SHA256String: 'sha256',
    SHA1String: 'sha1',
    MD5String: 'md5',
    RemoteAddress: 'ip',
    DomainName: 'domain',
    Url: 'url',
    sha256: 'sha256',
    sha1: 'sha1',
    md5: 'md5',
    remote_address: 'ip',
    domain_name: 'domain',
    domain_names: 'domain',
    ipv4_addresses: 'ip',
    sha256_hashes: 'sha256',
    md5_hashes: 'md5',
    SourceIPAddress: 'ip',
    source_ip_address: 'ip',
  },
  assets: [
    'ComputerName',
    'Hostname',
    'HostName',
    'EndpointName',
    'SourceEndpointHostName',
    'TargetEndpointHostName',
    'hostname',
    'host_names',
    'users',
    'source_endpoint_host_name',
    'target_endpoint_host_name',
    'ResourceName',
    'ResourceId',
    'resource_name',
  ],
  within: [
    'NetworkAccesses',
    'DnsRequests',
    'MobileNetworkConnections',
    'MobileDnsRequests',
    'network_accesses',
    'dns_requests',
    'device',
    'hosts',
    'host',
    'behaviors',
    'hostinfo',
    'entities',
    'ioc_context',
    'quarantined_files',
    'QuarantineFiles',
    'ThreatgraphIndicators',
  ],
  also,
});

/** Where techniques are named, by id (`T1059.001`) or by CrowdStrike's own (`CST0023`), which is none of ATT&CK's. */
const TECHNIQUES = [
  'TechniqueId',
  'TechniqueID',
  'TechniqueIds',
  'technique_id',
  'technique_ids',
  'Technique',
  'techniques',
];
const MAPPINGS = ['MitreAttack', 'mitre_attack', 'behaviors'];

function attack(found: Found, event: Fields): void {
  for (const key of TECHNIQUES) if (event[key] != null) techniques(found, event[key]);
  for (const key of MAPPINGS) {
    const list = event[key];
    if (!Array.isArray(list)) continue;
    for (const item of list.slice(0, 100)) {
      techniques(found, (item as Fields | null)?.TechniqueID ?? (item as Fields | null)?.technique_id);
    }
  }
}

export function crowdstrikeEvidence(event: Fields) {
  const found = nothingFound();
  read(found, event);
  attack(found, event);
  return evidenceOf(found);
}
