import { snakeCased } from '../reading/casing.ts';
import { type Kind, kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';

/** Classifications of threats and alerts, folded to lower-case letters. */
const TABLE = kinds([
  ['ransomware', 'endpoint', 'ransomware'],
  ['malware', 'endpoint', 'malware'],
  ['trojan', 'endpoint', 'malware'],
  ['virus', 'endpoint', 'malware'],
  ['worm', 'endpoint', 'malware'],
  ['downloader', 'endpoint', 'malware'],
  ['backdoor', 'endpoint', 'malware'],
  ['infostealer', 'endpoint', 'malware'],
  ['maliciousofficedocument', 'endpoint', 'malware'],
  ['maliciouspdf', 'endpoint', 'malware'],
  ['rootkit', 'endpoint', 'rootkit'],
  ['cryptominer', 'endpoint', 'cryptomining'],
  ['miner', 'endpoint', 'cryptomining'],
  ['adware', 'endpoint', 'unwanted_program'],
  ['pup', 'endpoint', 'unwanted_program'],
  ['pua', 'endpoint', 'unwanted_program'],
  ['hacktool', 'endpoint', 'hacking_tool'],
  ['exploit', 'endpoint', 'exploit_attempt'],
  ['lateralmovement', 'endpoint', 'lateral_movement'],
  ['enumeration', 'identity', 'discovery'],
  ['bruteforce', 'identity', 'brute_force'],
  ['passwordspray', 'identity', 'brute_force'],
  ['breachdetect', 'identity', 'credential_leak'],
  ['threatpath', 'identity', 'account_compromise'],
  ['compromisedcredentials', 'identity', 'credential_leak'],
  ['phishing', 'email', 'phishing'],
  ['network', 'network', 'suspicious_traffic'],
  ['dataleak', 'cloud', 'data_leak'],
]);

const SURFACES: Readonly<Record<string, Kind>> = {
  IDENTITY: { module: 'identity', category: 'account_compromise' },
  CLOUD: { module: 'cloud', category: 'cloud_attack' },
  KUBERNETES: { module: 'cloud', category: 'container' },
  CONTAINER: { module: 'cloud', category: 'container' },
  NETWORK: { module: 'network', category: 'suspicious_traffic' },
  EMAIL: { module: 'email', category: 'phishing' },
  MOBILE: { module: 'endpoint', category: 'mobile_threat' },
};
const OTHERWISE: Kind = { module: 'endpoint', category: 'endpoint_detection' };

const fold = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
const EMPTY = new Set(['', 'unknown', 'undefined', 'none', 'general', 'string', 'other', 'events']);

/** Module by the attacked surface if one is named; category by the first of several words that says something. */
export function sentineloneKind(surface: unknown, ...words: readonly unknown[]): Kind {
  const where =
    typeof surface === 'string' && Object.hasOwn(SURFACES, surface) ? SURFACES[surface] : undefined;
  for (const word of words) {
    const said = say(word, limits.said);
    const folded = said === undefined ? '' : fold(said);
    if (said === undefined || EMPTY.has(folded)) continue;
    const known = TABLE.get(folded);
    const category = known?.category ?? tactic(said) ?? snakeCased(said);
    if (category !== undefined) return { module: where?.module ?? known?.module ?? 'endpoint', category };
  }
  return where ?? OTHERWISE;
}
