import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseMapping } from '../../../shared/formats/mapping/mapping.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SAMPLE = resolve(ROOT, '../shared/fixtures/ait-ads/incidents_replay.jsonl');
const GENERATED = 18_073;
const TENANTS = ['fox', 'harrison', 'russellmitchell', 'santos', 'shaw', 'wardbeck', 'wheeler', 'wilson'];
const RULES = ['W-Acc-Att', 'S-Nat-Trv', 'A-Aud-Com6', 'W-Sys-Dov', 'S-Dns-Ent'];
const EVENTS = [null, null, null, 'dirb', 'webshell', 'dnsteal'];

/** A mapped record: what the ingest takes. */
export interface Material {
  readonly tenant: string;
  readonly external_id: string;
  readonly detected_at: string;
}

/**
 * The replayable data set where it lies beside the repository, otherwise generated records of its shape; mapped by
 * the mapping that ships, with instants moved so that the last lies a minute before `now`.
 */
export function material(limit: number, now: number): Material[] {
  const mapping = parseMapping(readFileSync(resolve(ROOT, 'docs/mappings/ait-ads.json'), 'utf8'));
  const mapped = (present ? recorded() : generated()).map((record) => mapping.apply(record) as Material);
  const spread = Math.max(1, Math.floor(mapped.length / limit));
  const chosen = mapped.filter((_, index) => index % spread === 0).slice(0, limit);
  const last = Math.max(...chosen.map((record) => Date.parse(record.detected_at)));
  return chosen.map((record) => later(record, now - 60_000 - last));
}

const present = existsSync(SAMPLE);
if (!present) console.info(`no sample data at ${SAMPLE}: using generated records of its shape`);

const recorded = (): unknown[] =>
  readFileSync(SAMPLE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const generated = (): unknown[] =>
  Array.from({ length: GENERATED }, (_, index) => {
    const at = new Date(Date.UTC(2022, 0, 14) + index * 120_000).toISOString();
    return {
      tenant: TENANTS[index % TENANTS.length],
      external_id: index.toString(16).padStart(16, '0'),
      title: `Alert ${index % 97}`,
      source: 'aminer',
      rule: RULES[index % RULES.length],
      asset: `host-${index % 31}`,
      ips: [`10.0.${index % 7}.${index % 251}`],
      created_at: at,
      last_seen: at,
      alert_count: 1 + (index % 9),
      phase: 'false_positive',
      attack_event: EVENTS[index % EVENTS.length],
    };
  });

function later(record: Material, byMs: number): Material {
  const moved: Record<string, unknown> = { ...record };
  for (const field of ['detected_at', 'updated_at']) {
    const at = moved[field];
    if (typeof at === 'string') moved[field] = new Date(Date.parse(at) + byMs).toISOString();
  }
  return moved as unknown as Material;
}
