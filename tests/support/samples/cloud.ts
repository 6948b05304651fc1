import { raw, type SampleFile } from './read.ts';

const microsoft: readonly SampleFile[] = [
  { format: 'ms-graph', file: 'ms-graph-security/graph_docs_list_incidents.json', accepted: 1, refused: 0 },
  { format: 'ms-graph', file: 'ms-graph-security/r7_test_get_alerts.resp.json', accepted: 1, refused: 0 },
  { format: 'ms-graph', file: 'ms-graph-security/r7_test_get_incident.resp.json', accepted: 1, refused: 0 },
  { format: 'ms-graph', file: 'ms-graph-security/r7_test_list_incidents.resp.json', accepted: 1, refused: 0 },
  { format: 'ms-graph', file: 'ms-graph-security/r7_test_update_alert.resp.json', accepted: 1, refused: 0 },
  // The answer to a change of an incident: what was changed, without the incident's id.
  {
    format: 'ms-graph',
    file: 'ms-graph-security/r7_test_update_incident.resp.json',
    accepted: 0,
    refused: 1,
  },
  { format: 'ms-graph', file: 'ms-graph-security/stixshifter_alertV2_respons.json', accepted: 1, refused: 0 },
  { format: 'ms-graph', file: 'ms-graph-security/stixshifter_alert_v2.json', accepted: 1, refused: 0 },
  // Three rows of AlertEvidence; the rest are tables of telemetry.
  {
    format: 'ms-graph',
    file: 'microsoft-365-defender/sekoia_microsoft-365-defender.jsonl',
    unwrap: raw,
    accepted: 3,
    refused: 14,
  },
];

const sentinel: readonly SampleFile[] = [
  { format: 'sentinel', file: 'microsoft-sentinel/r7_example_incident.json', accepted: 1, refused: 0 },
  // A shape with neither time nor title in it.
  { format: 'sentinel', file: 'microsoft-sentinel/webhook_envelope_shape.json', accepted: 0, refused: 1 },
];

const proofpoint: readonly SampleFile[] = [
  // One click, and one message of which the collector left out all but the threat.
  { format: 'proofpoint', file: 'other-email-identity/r7_all_threats.resp.json', accepted: 2, refused: 0 },
];

const google: readonly SampleFile[] = [
  {
    format: 'google-secops',
    file: 'google-secops/rule_detections_listdetections.json',
    accepted: 2,
    refused: 0,
  },
];

export const cloud: readonly SampleFile[] = [...microsoft, ...sentinel, ...proofpoint, ...google];
