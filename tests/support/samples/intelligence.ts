import { raw, type SampleFile, type Unwrap } from './read.ts';

const ocsfExamples = 'ocsf/examples/mappings__markdown__';
const hub = `${ocsfExamples}AWS__v1.1.0__Security_Hub__`;

const ocsf: readonly SampleFile[] = [
  ...[
    `${ocsfExamples}AWS__v1.0.0-rc.2__Security_Hub__samples__Security_Hub.ocsf.json`,
    `${hub}Compliance_Finding__samples__sechub-pci.ocsf.json`,
    `${hub}Detection_Finding__samples__sechub-guardduty.ocsf.json`,
    `${hub}Vulnerability_Finding__samples__inspector.ocsf.json`,
    `${ocsfExamples}Falco__samples__falco.ocsf.json`,
    `${ocsfExamples}IBM__QRadar_SIEM__samples__offense.ocsf.json`,
    `${ocsfExamples}Okta__v1.3.0__System_Logs__Detection_Finding__samples__detection_finding.ocsf.json`,
    `${ocsfExamples}Prowler__samples__prowler.ocsf.json`,
    'ocsf/examples/encodings__ilf__example_logs__inspector.ocsf.json',
    'ocsf/examples/encodings__ilf__example_logs__sechub-guardduty.ocsf.json',
    'ocsf/examples/encodings__ilf__example_logs__sechub-pci.ocsf.json',
  ].map((file): SampleFile => ({ format: 'ocsf', file, accepted: 1, refused: 0 })),
  { format: 'ocsf', file: 'ocsf/sekoia_ocsf.jsonl', unwrap: raw, accepted: 2, refused: 9 },
];

const mispFiles = [
  ...['dukes__misp-dukes-operation-ghost-event', 'glupteba__glupteba.misp-event', 'ramsay__misp-ramsay'],
  ...['gelsemium__misp.event_2021-06-09_gelsemium-when-threat-actors-go-gardening'],
  ...['oceanlotus__oceanlotus-wateringhole-2018.misp.event', 'oceanlotus__oceanlotus.misp.event'],
  ...['sednit__2017-05-09_Trump_Attack_on_Syria_IoCs', 'sednit__2019-05-23_Zebrocy'],
  ...['signsight__signsight-misp-event', 'swc-candiru__swc-candiru_misp', 'xdspy__misp-xdspy-event'],
  ...['akiva', 'ando', 'anoat', 'atollon', 'batuu', 'bonadan', 'borleias', 'kamino', 'kessel', 'mimban'].map(
    (name) => `sshdoor__misp-events__${name}`,
  ),
  ...['onderon', 'quarren'].map((name) => `sshdoor__misp-events__${name}`),
  ...['turla__misp-turla-comrat-v4-event', 'turla__misp-turla-crutch-event'],
  ...['turla__misp-turla-lightneuron-event', 'turla__misp-turla-powershell-event'],
];

const misp: readonly SampleFile[] = [
  ...mispFiles.map(
    (name): SampleFile => ({ format: 'misp', file: `misp-events/${name}.json`, accepted: 1, refused: 0 }),
  ),
  // A block list of DNS names that lies among the events.
  { format: 'misp', file: 'misp-events/dnsbirthday__rqz-dnsduvel_blocklist.json', accepted: 0, refused: 1 },
];

const stixBundle = (name: string, accepted: number): SampleFile => ({
  format: 'stix',
  file: `stix21/${name}.json`,
  accepted,
  refused: 1 - accepted,
});

const stix: readonly SampleFile[] = [
  stixBundle('apt1', 1),
  stixBundle('poisonivy', 1),
  stixBundle('indicator-for-malicious-url', 1),
  stixBundle('malware-indicator-for-file-hash', 1),
  stixBundle('sighting-of-an-indicator', 1),
  stixBundle('sighting-of-observed-data', 1),
  stixBundle('using-granular-markings', 1),
  stixBundle('using-marking-definitions', 1),
  // Nothing happened in these, and there is nothing to look for.
  stixBundle('defining-campaigns-threat-actors-intrusion-sets', 0),
  stixBundle('identifying-a-threat-actor-profile', 0),
  stixBundle('threat-actor-leveraging-attack-patterns-and-malware', 0),
];

const vendor = (file: string, accepted: number, refused = 0, unwrap?: Unwrap): SampleFile => ({
  format: 'drp',
  file: `drp/${file}`,
  accepted,
  refused,
  ...(unwrap && { unwrap }),
});

const drp: readonly SampleFile[] = [
  vendor('bitsight/sekoia_security-performance-management.jsonl', 1, 0, raw),
  vendor('ctm360-cyberblindspot/demisto_incident_list.json', 2),
  vendor('cyberint/demisto_list_alerts.json', 3),
  vendor('digital-shadows/sekoia_digital-shadows-searchlight.jsonl', 1, 0, raw),
  vendor('group-ib-drp/chronicle_Get_Violation_Details_JsonResult_example.json', 1),
  vendor('intsights-threat-command/r7_get_complete_alert_by_id.resp.json', 1),
  vendor('recorded-future/chronicle_GetAlertDetails_JsonResult_example.json', 1),
  vendor('recorded-future/chronicle_GetPlaybookAlertDetails_JsonResult_example.json', 1),
  vendor('recorded-future/chronicle_RefreshPlaybookAlert_JsonResult_example.json', 1),
  vendor('recorded-future/r7_lookup_alert_found.resp.json', 1),
  vendor('securityscorecard/sekoia_vulnerability-assessment-scanner.jsonl', 1, 0, raw),
  vendor('socradar/chronicle_GetAlarmDetails_JsonResult_example.json', 1),
  vendor('zerofox/demisto_list_alerts_page2.json', 5),
  // Look-ups, lists of people and of services, and feeds: nothing that somebody was alerted to.
  vendor('cybersixgill/chronicle_EnrichIp_JsonResult_example.json', 0, 1),
  vendor('cybersixgill/chronicle_EnrichCve_JsonResult_example.json', 0, 1),
  vendor('cyble-vision/chronicle_GetServicesList_JsonResult_example.json', 0, 1),
  vendor('digital-shadows/chronicle_enrich_ip_JsonResult_example.json', 0, 1),
  vendor('recorded-future/chronicle_FetchIncidentReport_JsonResult_example.json', 0, 1),
  vendor('socradar/chronicle_GetAssigneeOptions_JsonResult_example.json', 0, 1),
  vendor('socradar/chronicle_GetThreatFeed_JsonResult_example.json', 0, 1),
];

/** Findings, threat intelligence and digital risk. TheHive’s and CyberXTron’s own samples hold no whole record. */
export const intelligence: readonly SampleFile[] = [...ocsf, ...misp, ...stix, ...drp];
