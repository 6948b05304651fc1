import { raw, type SampleFile, type Unwrap } from './read.ts';

const entries: Unwrap = (content) =>
  (content as [{ raw_logs: { entries: { data: string }[] } }])[0].raw_logs.entries.map((entry) =>
    JSON.parse(entry.data),
  );

/** The files of one product each; what a file holds besides CEF is refused as such. */
const cef = (product: string, accepted: number, { refused = 0, undated = 0 } = {}): SampleFile => ({
  format: 'cef',
  file: `cef-leef-syslog/cef/sekoia_${product}.jsonl`,
  unwrap: raw,
  accepted,
  refused,
  undated,
});

export const sensors: readonly SampleFile[] = [
  { format: 'wazuh', file: 'wazuh/ossec_wazuh_insect.jsonl', accepted: 497, refused: 0 },
  { format: 'wazuh', file: 'wazuh/wazuh_docs_samples.jsonl', accepted: 2, refused: 0 },
  { format: 'wazuh', file: 'wazuh/wazuh4_virustotal_alert.json', accepted: 1, refused: 0 },
  { format: 'suricata', file: 'suricata/fh_first-org-conf-2015_alerts.json', accepted: 136, refused: 0 },
  { format: 'suricata', file: 'suricata/fh_honeypot-2018_alerts.json', accepted: 44, refused: 0 },
  { format: 'suricata', file: 'suricata/fh_wrccdc-2017_alerts.json', accepted: 161, refused: 0 },
  { format: 'suricata', file: 'suricata/sekoia_suricata.jsonl', unwrap: raw, accepted: 1, refused: 2 },
  {
    format: 'suricata',
    file: 'suricata/chronicle_default_log.json',
    unwrap: entries,
    accepted: 3,
    refused: 10,
  },
  cef('cef', 3),
  cef('checkpoint', 4, { refused: 2 }),
  cef('claroty-xdome', 2),
  cef('deep-security', 5, { undated: 5 }),
  cef('imperva-waf', 5, { undated: 1 }),
  cef('malop-activity', 2),
  cef('trellix-network-security', 3),
  cef('trend-micro-apex-one', 11, { undated: 1 }),
  cef('varonis-data-security', 1),
  {
    format: 'leef',
    file: 'cef-leef-syslog/leef/sekoia_leef_all_products.jsonl',
    unwrap: raw,
    accepted: 15,
    refused: 0,
    undated: 11,
  },
  { format: 'syslog', file: 'cef-leef-syslog/syslog/rfc5424_and_3164_lines.log', accepted: 10, refused: 0 },
  {
    format: 'syslog',
    file: 'cef-leef-syslog/syslog/sekoia_syslog_with_pri.jsonl',
    unwrap: raw,
    accepted: 1,
    refused: 0,
  },
];
