/** What each ingest format is called; a name that is not here stands for itself. */
const words: Record<string, string> = {
  native: 'Native',
  auto: 'Recognised',
  generic: 'Mapped',
  ocsf: 'OCSF',
  'ms-graph': 'Microsoft Graph',
  sentinel: 'Microsoft Sentinel',
  crowdstrike: 'CrowdStrike',
  sentinelone: 'SentinelOne',
  'cortex-xdr': 'Cortex XDR',
  elastic: 'Elastic Security',
  insightidr: 'InsightIDR',
  'vision-one': 'Vision One',
  darktrace: 'Darktrace',
  guardduty: 'GuardDuty, Security Hub',
  'google-secops': 'Google SecOps',
  proofpoint: 'Proofpoint',
  wiz: 'Wiz',
  thehive: 'TheHive',
  misp: 'MISP',
  stix: 'STIX',
  drp: 'Digital risk',
  wazuh: 'Wazuh',
  suricata: 'Suricata',
  splunk: 'Splunk',
  cef: 'CEF',
  leef: 'LEEF',
  syslog: 'Syslog',
};

export const formatWord = (format: string): string => words[format] ?? format;

/** The formats a rule or a trial can name. */
export const knownFormats: readonly string[] = Object.keys(words);
