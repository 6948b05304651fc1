import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseMapping } from '../../../shared/formats/mapping/mapping.ts';
import { native } from '../../../shared/formats/native.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const sample = path.resolve(root, '../shared/fixtures/ait-ads/incidents_replay.jsonl');
const present = existsSync(sample);
if (!present) console.info(`skipped: no sample data at ${sample}`);

it.skipIf(!present)('the shipped mapping takes the whole data set and keeps every incident apart', () => {
  const mapping = parseMapping(readFileSync(path.join(root, 'docs/mappings/ait-ads.json'), 'utf8'));
  const lines = readFileSync(sample, 'utf8').trim().split('\n');
  const verdicts = lines.map((line) => native.read(mapping.apply(JSON.parse(line))));
  const taken = verdicts.filter((verdict) => verdict.ok);
  const severities: Record<string, number> = {};
  for (const { report } of taken) severities[report.severity] = (severities[report.severity] ?? 0) + 1;
  console.info(`${taken.length} of ${lines.length} incidents mapped`, severities);
  expect(taken).toHaveLength(lines.length);
  const identities = taken.map(({ report, tenantHint }) =>
    [tenantHint, report.source, report.externalId].join('\n'),
  );
  expect(new Set(identities).size).toBe(lines.length);
  expect(new Set(taken.map((verdict) => verdict.tenantHint)).size).toBe(8);
  expect(Object.keys(severities)).toHaveLength(5);
  expect(severities.critical! / lines.length).toBeLessThan(0.05);
});
