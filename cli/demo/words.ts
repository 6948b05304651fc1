import type { Customer } from './customers.ts';
import type { Random } from './random.ts';
import type { Threat } from './threat.ts';

const PEOPLE = [
  'a.novak',
  'm.osei',
  'j.lindqvist',
  'r.castellan',
  'p.marchetti',
  's.yamada',
  't.okafor',
  'l.bergmann',
  'h.duarte',
  'k.whitlow',
  'd.ferreira',
  'e.sorensen',
];
const MACHINES = ['ws', 'lt', 'srv', 'vdi', 'db', 'fs', 'dc', 'web', 'app', 'vpn', 'mail', 'build'];
const EDGES = ['vpn', 'mail', 'portal', 'remote', 'shop', 'files', 'git', 'status'];
const COUNTRIES = [
  'Brazil',
  'Vietnam',
  'Romania',
  'Nigeria',
  'Indonesia',
  'Ukraine',
  'Turkey',
  'Mexico',
  'Canada',
  'Poland',
];
const SERVICES = [
  'Remote desktop',
  'SSH',
  'Database port',
  'File sharing',
  'Container interface',
  'VPN portal',
];
const APPLIANCES = [
  'mail gateway',
  'VPN concentrator',
  'file transfer server',
  'print server',
  'backup console',
  'wiki',
];
const APPS = [
  'the web shop',
  'the partner portal',
  'the booking site',
  'the customer portal',
  'the mobile interface',
];
const BUCKETS = ['invoices', 'backups', 'exports', 'media', 'reports', 'staging', 'logs'];

/** Words for one incident at one customer. Each title asks for a few of them. */
export function words(random: Random, customer: Customer, threat: Threat) {
  const host = `${random.pick(MACHINES)}-${String(random.whole(1, 240)).padStart(3, '0')}`;
  return {
    host,
    edge: `${random.pick(EDGES)}.${customer.slug}.example`,
    brand: customer.name,
    home: `${customer.slug}.example`,
    user: `${random.pick(PEOPLE)}@${customer.slug}.example`,
    country: random.pick(COUNTRIES),
    service: random.pick(SERVICES),
    appliance: random.pick(APPLIANCES),
    app: random.pick(APPS),
    bucket: `${customer.slug}-${random.pick(BUCKETS)}`,
    count: String(random.whole(3, 90)),
    days: String(random.whole(1, 14)),
    evil: threat.domain,
    ip: threat.ip,
    malware: threat.malware,
    actor: threat.actor,
  };
}
export type Words = ReturnType<typeof words>;

/** Puts the words where a text asks for them. */
export const fill = (text: string, said: Words): string =>
  text.replace(/\{(\w+)\}/g, (asked, name: string) => (name in said ? said[name as keyof Words] : asked));
