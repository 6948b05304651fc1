import { person } from '../reading/account.ts';
import { entityReader } from '../reading/entity.ts';
import { affect, type Found } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';

const MAX_PATH = 4_096;

/** The name of a file at the end of a path of either kind of slash. */
export function fileName(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.length > MAX_PATH) return undefined;
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).trim() || undefined;
}

/** Hosts list their addresses in one text, with commas. */
export function addresses(found: Found, value: unknown): void {
  if (typeof value !== 'string') return;
  for (const part of value.slice(0, 1_024).split(',', 20)) affect(found, part.trim());
}

const PEOPLE = ['processUser', 'user', 'loginsUserName', 'username', 'agentLastLoggedInUpn'] as const;

/** `Effective: a, Real: b, Login: c` on Linux; the login is the person. */
const LOGIN = /\bLogin: ([^,]{1,100})/;

export function user(found: Found, value: unknown): void {
  if (typeof value !== 'string' || value.length > 512) return;
  person(found, LOGIN.exec(value)?.[1] ?? value);
}

function also(found: Found, part: Fields): void {
  for (const key of PEOPLE) if (part[key] != null && part[key] !== 'string') user(found, part[key]);
}

/** Parts of threats, STAR alerts and unified alerts: one table, for keys mean the same in all of them. */
export const sentineloneEntities = entityReader({
  indicators: {
    sha256: 'sha256',
    sha1: 'sha1',
    md5: 'md5',
    fileHashSha256: 'sha256',
    fileHashSha1: 'sha1',
    fileHashMd5: 'md5',
    tgtFileHashSha256: 'sha256',
    tgtFileHashSha1: 'sha1',
    moduleSha1: 'sha1',
    fileContentHash: 'sha1',
    fileSha256: 'sha256',
    srcIp: 'ip',
    dstIp: 'ip',
    dnsRequest: 'domain',
    ipAddress: 'ip',
    domainName: 'domain',
    url: 'url',
    sourceprocesssha256: 'sha256',
    sourceprocesssha1: 'sha1',
    sourceprocessmd5: 'md5',
    tgtfilehashsha256: 'sha256',
    tgtfilehashsha1: 'sha1',
    dstip: 'ip',
    srcip: 'ip',
    dnsrequest: 'domain',
    fileContentHashSha256: 'sha256',
  },
  assets: ['agentComputerName', 'origagentname', 'computerName', 'hostName', 'endpointName'],
  within: ['file', 'process', 'asset', 'assets', 'hosts', 'observables', 'targetProcessInfo'],
  also,
});
