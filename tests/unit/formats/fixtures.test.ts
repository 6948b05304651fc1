import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatName, formats } from '../../../shared/formats/registry.ts';

/** Real samples lie beside the repository where they may be had at all; they are not part of it. */
const fixtures = path.resolve(import.meta.dirname, '../../../../shared/fixtures');
const present = existsSync(fixtures);
if (!present) console.info(`skipped: no sample data at ${fixtures}`);

type Unwrap = (content: unknown) => unknown[];
const asIs: Unwrap = (content) => (Array.isArray(content) ? content : [content]);
const raw: Unwrap = (content) => asIs(content).map((line) => (line as { raw: unknown }).raw);
const entries: Unwrap = (content) =>
  (content as [{ raw_logs: { entries: { data: string }[] } }])[0].raw_logs.entries.map((entry) =>
    JSON.parse(entry.data),
  );

const files: [FormatName, string, Unwrap, accepted: number, refused: number][] = [
  ['wazuh', 'wazuh/ossec_wazuh_insect.jsonl', asIs, 497, 0],
  ['wazuh', 'wazuh/wazuh_docs_samples.jsonl', asIs, 2, 0],
  ['wazuh', 'wazuh/wazuh4_virustotal_alert.json', asIs, 1, 0],
  ['suricata', 'suricata/fh_first-org-conf-2015_alerts.json', asIs, 136, 0],
  ['suricata', 'suricata/fh_honeypot-2018_alerts.json', asIs, 44, 0],
  ['suricata', 'suricata/fh_wrccdc-2017_alerts.json', asIs, 161, 0],
  ['suricata', 'suricata/sekoia_suricata.jsonl', raw, 1, 2],
  ['suricata', 'suricata/chronicle_default_log.json', entries, 3, 10],
];

function read(file: string): unknown[] {
  const text = readFileSync(path.join(fixtures, file), 'utf8');
  if (file.endsWith('.jsonl'))
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const content = JSON.parse(text);
  return Array.isArray(content) ? content : [content];
}

describe.skipIf(!present)('real samples', () => {
  it.each(files)('%s %s', (name, file, unwrap, accepted, refused) => {
    const verdicts = unwrap(read(file)).map((record) => formats[name].read(record));
    const reports = verdicts.filter((verdict) => verdict.ok).map((verdict) => verdict.report);
    const refusals = verdicts.filter((verdict) => !verdict.ok).map((verdict) => verdict.refusal);
    console.info(`${file}: ${reports.length} accepted, ${refusals.length} refused`);
    for (const { field, reason } of refusals) expect(`${field}: ${reason}`).toMatch(/^\w[\w.]*: .{20,}/);
    expect([reports.length, refusals.length]).toEqual([accepted, refused]);
    expect(new Set(reports.map((report) => report.externalId)).size).toBe(reports.length);
    expect(reports.every((report) => report.detectedAt !== undefined && report.title !== '')).toBe(true);
  });
});
