import { type Found, indicate, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';
import type { Attribute } from './attribute.ts';

type Event = Readonly<Record<string, unknown>>;

/** Galaxies, by what their clusters are. Those of sectors, countries and the like name no threat. */
const ACTORS = new Set([
  'threat-actor',
  'mitre-intrusion-set',
  'microsoft-activity-group',
  '360net-threat-actor',
]);
const MALWARE = new Set([
  ...['malpedia', 'mitre-malware', 'ransomware', 'banker', 'rat', 'stealer', 'backdoor', 'botnet', 'android'],
  ...['exploit-kit', 'cryptominers'],
]);

/** `misp-galaxy:threat-actor="APT 29"`: namespace, galaxy, cluster. */
const GALAXY = /^misp-galaxy:([a-z0-9-]{1,60})="([^"]{1,200})"$/i;
/** MITRE's clusters carry their number behind the name: `APT28 - G0007`. */
const MITRE_NUMBER = / - [A-Z]{1,2}\d{4}(?:\.\d{3})?$/;

function cluster(found: Found, galaxy: string, value: string): void {
  if (galaxy.includes('attack-pattern')) techniques(found, value);
  const name = value.replace(MITRE_NUMBER, '');
  if (ACTORS.has(galaxy)) indicate(found, 'actor', name);
  if (MALWARE.has(galaxy)) indicate(found, 'malware', name);
}

/** The event's own tags, as they are written, without those that only point to galaxies. */
export const ownTags = (event: Event): string[] =>
  [...every(event, 'Tag.name'), ...every(event, 'EventTag.Tag.name')]
    .map((name) => say(name, limits.tag))
    .filter((name) => name !== undefined && !name.startsWith('misp-galaxy:')) as string[];

function pointed(found: Found, tags: readonly unknown[]): void {
  for (const name of tags) {
    const parts = typeof name === 'string' && name.length <= 300 ? GALAXY.exec(name) : null;
    if (parts !== null) cluster(found, parts[1]!.toLowerCase(), parts[2]!);
  }
}

/** Threats that tags and galaxies name, of the event as well as of its attributes. */
export function readTags(found: Found, event: Event, attributes: readonly Attribute[]): void {
  pointed(found, every(event, 'Tag.name'));
  pointed(found, every(event, 'EventTag.Tag.name'));
  for (const attribute of attributes)
    if (attribute.Tag !== undefined) pointed(found, every(attribute, 'Tag.name'));
  for (const galaxy of every(event, 'Galaxy')) {
    const [type] = every(galaxy, 'type');
    if (typeof type !== 'string') continue;
    for (const value of every(galaxy, 'GalaxyCluster.value'))
      if (typeof value === 'string') cluster(found, type, value);
    techniques(found, every(galaxy, 'GalaxyCluster.meta.external_id'));
  }
}
