export const ID = '3e2c5f50-6a0c-4f7d-9f0e-2a2f6d1c0001';

export const issue = {
  id: ID,
  sourceRule: {
    __typename: 'Control',
    id: 'wc-1',
    name: 'Exposed VM with CVE-2026-0001',
    controlDescription: 'A machine that anybody may reach has a known hole.',
    resolutionRecommendation: 'Update it.',
    securitySubCategories: [
      {
        title: 'T1190 - Exploit Public-Facing Application',
        category: { framework: { name: 'MITRE ATT&CK Matrix' } },
      },
      { title: 'Vulnerability assessment' },
    ],
  },
  type: 'TOXIC_COMBINATION',
  severity: 'CRITICAL',
  status: 'OPEN',
  resolutionReason: null,
  createdAt: '2026-05-01T12:00:00.123456Z',
  updatedAt: '2026-05-01T13:00:00Z',
  resolvedAt: null,
  projects: [{ id: 'p', name: 'Shop' }],
  entitySnapshot: { type: 'VIRTUAL_MACHINE', name: 'web-1', subscriptionExternalId: '111122223333' },
};

export const webhook = {
  trigger: { source: 'ISSUES', type: 'Created', ruleId: 'r', ruleName: 'all' },
  issue: {
    id: ID,
    status: 'OPEN',
    severity: 'CRITICAL',
    created: '2026-05-01T12:00:00.123456Z',
    projects: 'Shop, Web',
  },
  resource: { id: 'e', name: 'web-1', type: 'VIRTUAL_MACHINE', subscriptionId: '111122223333' },
  control: {
    id: 'wc-1',
    name: 'Exposed VM with CVE-2026-0001',
    description: 'A machine.',
    severity: 'HIGH',
    resolutionRecommendation: 'Update it.',
  },
};

export const detection = {
  trigger: { source: 'DETECTIONS', type: 'Created' },
  id: 'd-1',
  threatId: ID,
  threatURL: `https://acme.wiz.io/issues#~(issue~'${ID})`,
  title: 'Timestomping was seen',
  description: 'touch changed the time of a file.',
  severity: 'MEDIUM',
  createdAt: '2026-05-01T12:00:00.819883668Z',
  tdrId: 't-1',
  tdrSource: 'WIZ_SENSOR',
  mitreTactics: ['TA0005'],
  mitreTechniques: ['T1070.006'],
  cloudAccounts: [{ cloudPlatform: 'AWS', externalId: '111122223333' }],
  timeframe: { start: '2026-05-01T11:59:00Z', end: '2026-05-01T12:00:00Z' },
  resources: [{ name: 'container-1' }],
  primaryResource: { name: 'container-1', cloudAccount: { externalId: '111122223333' } },
  triggeringEvents: [{ actorIP: '203.0.113.9', runtimeDetails: { processTree: [{ hash: 'c'.repeat(40) }] } }],
};

export const configuration = {
  id: 'c-1',
  firstSeenAt: '2026-05-01T12:00:00Z',
  analyzedAt: '2026-05-02T12:00:00Z',
  severity: 'LOW',
  result: 'FAIL',
  status: 'OPEN',
  remediation: 'Close the port.',
  resource: { name: 'sg-1', subscription: { externalId: '111122223333' } },
  rule: { id: 'r', name: 'Port 22 is open to all', description: 'Anybody may try.' },
};

export const vulnerability = {
  id: 'v-1',
  portalUrl: 'https://app.wiz.io/v/1',
  name: 'CVE-2026-0001',
  detailedName: 'openssl',
  CVEDescription: 'A hole.',
  vendorSeverity: 'HIGH',
  firstDetectedAt: '2026-05-01T12:00:00Z',
  lastDetectedAt: '2026-05-02T12:00:00Z',
  status: 'RESOLVED',
  resolvedAt: '2026-05-02T11:00:00Z',
  vulnerableAsset: { name: 'web-1', subscriptionExternalId: '111122223333' },
};
