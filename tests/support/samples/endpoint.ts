import { raw, type SampleFile, type Unwrap } from './read.ts';

/** Answers of an API as tests of a plug-in keep them: between the parameters of the call. */
const answered: Unwrap = (content) =>
  (content as [{ parameters: unknown[][] }])[0].parameters
    .flat()
    .filter((part) => typeof part === 'object' && part !== null && !Array.isArray(part));

const samples = (
  format: SampleFile['format'],
  folder: string,
  rows: readonly (readonly [file: string, accepted: number, refused: number, unwrap?: Unwrap])[],
): readonly SampleFile[] =>
  rows.map(([file, accepted, refused, unwrap]) => ({
    format,
    file: `${folder}/${file}`,
    accepted,
    refused,
    ...(unwrap && { unwrap }),
  }));

const threats = ['same_status_threat_1', 'valid_threat_1', 'valid_threat_2'];
const alerts = ['same_status_alert_1', 'valid_alert_1', 'valid_alert_2'];
const pages = ['get_threat_summary_page_1', 'get_threat_summary_page_2'];

/** Endpoint and network detection, and what collects from them. */
export const endpoint: readonly SampleFile[] = [
  ...samples('crowdstrike', 'crowdstrike-falcon', [['sekoia_crowdstrike-falcon.jsonl', 4, 3, raw]]),
  ...samples('sentinelone', 'sentinelone', [
    ['sekoia_sentinelone.jsonl', 2, 5, raw],
    ['sekoia_identity.jsonl', 6, 0, raw],
    ['r7_threats.resp.json', 1, 0],
    ['r7_monitor_logs_threats.resp.json', 1, 0],
    ['r7_monitor_logs_events.resp.json', 0, 1],
    ...[...threats, ...alerts].map((name) => [`r7_get_${name}.resp.json`, 1, 0] as const),
    ...pages.map((name) => [`r7_${name}.resp.json`, 1, 0] as const),
  ]),
  ...samples('cortex-xdr', 'cortex-xdr', [
    ['demisto_get_incidents_list.json', 2, 0],
    ['r7_get_incidents.resp.json', 1, 0],
    ['r7_monitor_alerts.resp.json', 1, 0],
    ['r7_monitor_alerts_full_page.resp.json', 100, 0],
    ['sekoia_paloalto-cortex-xdr.jsonl', 1, 2, raw],
  ]),
  ...samples('elastic', 'elastic-security-alert', [
    ['faker_datasets_alert_8.2.json', 1, 0],
    ['lab2019_alert_8.19_source.json', 1, 0],
  ]),
  ...samples('splunk', 'splunk-es-notable', [
    ['demisto_response_two_events.json', 2, 0],
    ['demisto_test_notable_event.json', 1, 0],
  ]),
  ...samples('insightidr', 'other-siem/insightidr', [
    ['get_investigation.resp.json', 1, 0],
    ['update_investigation.resp.json', 1, 0],
    ['list_investigations.resp.json', 1, 0],
    ['search_investigations.resp.json', 1, 0],
    ['get_alert_information.resp.json', 1, 0, answered],
    ['search_alerts.resp.json', 4, 2, answered],
    // What an alert is made of, and whom it concerns: neither is the alert.
    ['get_alert_evidence.resp.json', 0, 1, answered],
    ['get_alert_actors.resp.json', 0, 1, answered],
  ]),
];
