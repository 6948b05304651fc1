import { msGraph } from '../../../../shared/formats/ms-graph.ts';

export const TENANT = '3f1c6c2e-5d0a-4a55-9a4b-0d1f3a7f0001';

export const alert = {
  '@odata.type': '#microsoft.graph.security.alert',
  id: 'da638_1',
  providerAlertId: 'da638_1',
  incidentId: '77',
  tenantId: TENANT,
  title: 'Suspicious PowerShell download',
  description: 'PowerShell fetched a script.',
  recommendedActions: 'Isolate the device.',
  category: 'Execution',
  severity: 'high',
  status: 'inProgress',
  classification: null,
  serviceSource: 'microsoftDefenderForEndpoint',
  detectionSource: 'microsoftDefenderForEndpoint',
  threatFamilyName: 'Emotet',
  actorDisplayName: 'Storm-0001',
  assignedTo: 'ann@example.com',
  alertWebUrl: `https://security.microsoft.com/alerts/da638_1?tid=${TENANT}`,
  mitreTechniques: ['T1059.001'],
  createdDateTime: '2026-05-01T12:00:00.1234567Z',
  firstActivityDateTime: '2026-05-01T11:58:00Z',
  lastUpdateDateTime: '2026-05-01T12:05:00Z',
  resolvedDateTime: null,
  evidence: [
    {
      '@odata.type': '#microsoft.graph.security.deviceEvidence',
      deviceDnsName: 'pc-7.contoso.example',
      hostName: 'pc-7',
      lastExternalIpAddress: '198.51.100.200',
      loggedOnUsers: [{ accountName: 'eve', domainName: 'CONTOSO' }],
    },
    {
      '@odata.type': '#microsoft.graph.security.processEvidence',
      imageFile: { fileName: 'powershell.exe', sha256: 'ab'.repeat(32) },
      userAccount: { accountName: 'SYSTEM', domainName: 'NT AUTHORITY' },
    },
    {
      '@odata.type': '#microsoft.graph.security.fileEvidence',
      fileDetails: { fileName: 'Drop.ps1', sha1: 'c'.repeat(40) },
    },
    { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' },
    { '@odata.type': '#microsoft.graph.security.urlEvidence', url: 'http://bad.example/a.ps1' },
    {
      '@odata.type': '#microsoft.graph.security.dnsEvidence',
      domainName: 'c2.example',
      ipAddresses: [{ ipAddress: '203.0.113.10' }],
    },
    {
      '@odata.type': '#microsoft.graph.security.analyzedMessageEvidence',
      senderIp: '203.0.113.11',
      p1Sender: { emailAddress: 'a@bad.example', domainName: 'bad.example' },
      recipientEmailAddress: 'eve@contoso.example',
      urls: ['http://bad.example/b'],
    },
    {
      '@odata.type': '#microsoft.graph.security.userEvidence',
      userAccount: { userPrincipalName: 'eve@contoso.example', accountName: 'eve' },
    },
  ],
};

export const incident = {
  '@odata.type': '#microsoft.graph.security.incident',
  id: '77',
  tenantId: TENANT,
  displayName: 'Multi-stage incident on one endpoint',
  incidentWebUrl: `https://security.microsoft.com/incidents/77?tid=${TENANT}`,
  redirectIncidentId: null,
  severity: 'High',
  status: 'Active',
  classification: 'TruePositive',
  determination: 'MultiStagedAttack',
  assignedTo: null,
  customTags: ['vip'],
  systemTags: ['Defender Experts'],
  createdDateTime: '2026-05-01T12:00:01Z',
  lastUpdateDateTime: '2026-05-01T12:06:00Z',
};

export const defender = {
  incidentId: 77,
  incidentName: 'Phish reported by user',
  incidentUri: `https://security.microsoft.com/incidents/77?tid=${TENANT}`,
  createdTime: '2026-05-01T12:00:01.5Z',
  lastUpdateTime: '2026-05-01T13:00:00Z',
  severity: 'Informational',
  status: 'Resolved',
  classification: 'InformationalExpectedActivity',
  tags: ['t'],
  alerts: [
    {
      alertId: 'fa1',
      serviceSource: 'OfficeATP',
      category: 'InitialAccess',
      title: 'Phish',
      description: 'A user reported a message.',
      firstActivity: '2026-05-01T11:00:00Z',
      resolvedTime: '2026-05-01T12:50:00Z',
      mitreTechniques: ['T1566'],
      devices: [{ deviceDnsName: 'mail-1' }],
      entities: [{ entityType: 'MailBox', mailboxAddress: 'eve@contoso.example', sender: 'a@bad.example' }],
    },
  ],
};

export const streamed = (table: string, properties: unknown) => ({
  time: '2026-05-01T12:00:09.7649196Z',
  tenantId: TENANT,
  operationName: 'Publish',
  category: `AdvancedHunting-${table}`,
  properties,
});

export const info = {
  Timestamp: '2026-05-01T12:00:00Z',
  AlertId: 'da638_1',
  Title: 'Suspicious PowerShell download',
  Category: 'Execution',
  Severity: 'High',
  ServiceSource: 'Microsoft Defender for Endpoint',
  DetectionSource: 'EDR',
  AttackTechniques: '["PowerShell (T1059.001)"]',
};

export const report = (record: unknown) => {
  const verdict = msGraph.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};
