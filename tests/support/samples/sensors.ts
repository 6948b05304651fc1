import { raw, type SampleFile, type Unwrap } from './read.ts';

const entries: Unwrap = (content) =>
  (content as [{ raw_logs: { entries: { data: string }[] } }])[0].raw_logs.entries.map((entry) =>
    JSON.parse(entry.data),
  );

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
];
