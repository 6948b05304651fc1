export const event = {
  metadata: { eventTimestamp: '2026-05-01T11:00:00Z', eventType: 'PROCESS_LAUNCH', productName: 'EDR' },
  principal: {
    hostname: 'pc-7',
    ip: ['10.0.0.5'],
    user: { userid: 'eve' },
    process: { file: { sha256: 'ab'.repeat(32), fullPath: 'C:\\x.exe' } },
  },
  target: {
    ip: ['203.0.113.9'],
    url: 'http://bad.example/a',
    hostname: 'bad.example',
    domain: { name: 'c2.example' },
  },
  network: { dns: { questions: [{ name: 'dns.example' }] } },
};

export const detection = {
  type: 'RULE_DETECTION',
  id: 'de_1',
  createdTime: '2026-05-01T12:00:00.159233Z',
  detectionTime: '2026-05-01T11:05:00Z',
  timeWindow: { startTime: '2026-05-01T11:00:00Z', endTime: '2026-05-01T11:05:00Z' },
  lastUpdatedTime: '2026-05-01T12:30:00Z',
  tags: ['TA0002', 'T1059.001'],
  detection: [
    {
      ruleName: 'ms_office_to_suspicious_url',
      ruleId: 'ru_1',
      ruleVersion: 'ru_1@v_1',
      description: 'Office opened a link.',
      severity: 'HIGH',
      riskScore: 35,
      alertState: 'ALERTING',
      urlBackToProduct: 'https://acme.backstory.chronicle.security/ruleDetections?ruleId=ru_1',
      detectionFields: [
        { key: 'hostname', value: 'pc-7' },
        { key: 'constructor', value: 'x' },
      ],
    },
  ],
  collectionElements: [{ label: 'e', references: [{ event }, { entity: {} }, 'noise'] }],
};

export const soarCase = {
  name: 'projects/p/locations/eu/instances/00000000-0000-0000-0000-00000000000a/cases/1001',
  caseId: 1001,
  displayName: 'Phishing mail reported',
  description: 'A case.',
  priority: 'PRIORITY_HIGH',
  status: 'OPENED',
  stage: 'Triage',
  assignee: '@Tier1',
  environment: 'Acme',
  createTime: '1777636800000',
  updateTime: '1777640400000',
  alertCount: 1,
  tags: [{ displayName: 'vip' }],
};

export const siemplify = {
  id: 1001,
  title: 'Phishing mail reported',
  priority: 80,
  stage: 'Triage',
  status: 1,
  environment: 'Acme',
  assignedUser: 'ann',
  creationTimeUnixTimeInMs: 1_777_636_800_000,
  modificationTimeUnixTimeInMs: 1_777_640_400_000,
  alerts: [
    {
      name: 'Phish',
      involvedEntities: [
        { identifier: '203.0.113.9', entityType: 'ADDRESS' },
        { identifier: 'PC-7', entityType: 'HOSTNAME' },
        { identifier: 'ab'.repeat(32), entityType: 'FILEHASH' },
      ],
      securityEvents: [{ destinationAddress: '203.0.113.10', sourceUserName: 'eve' }],
    },
  ],
};

export const connector = {
  Environment: 'Acme',
  SourceSystemName: 'SIEM',
  TicketId: 't-1',
  DisplayId: 'd-1',
  Name: 'IRC connection',
  Description: 'A machine talks IRC.',
  DeviceVendor: 'IPS',
  StartTime: 1_777_636_800_000,
  EndTime: 1_777_636_800_000,
  Priority: 60,
  RuleGenerator: 'IRC Connections',
  Events: [{ SourceAddress: '203.0.113.9', SourceHostName: 'pc-7' }],
};
