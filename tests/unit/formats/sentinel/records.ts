export const GUID = '73e01a99-5cd7-4139-a149-9f2736ff2ab5';
export const SUBSCRIPTION = 'd0cfe6b2-9ac0-4464-9919-dccaee2e48c0';
export const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/SOC-Acme/providers/Microsoft.SecurityInsights/Incidents/${GUID}`;
export const HINT = `${SUBSCRIPTION}/soc-acme`;

export const properties = {
  title: 'Sign-in from a new country',
  description: 'A person signed in from two countries.',
  severity: 'Medium',
  status: 'Active',
  classification: 'BenignPositive',
  owner: {
    objectId: 'o',
    email: 'ann@example.com',
    assignedTo: 'Ann',
    userPrincipalName: 'ann@corp.example',
  },
  labels: [{ labelName: 'vip', labelType: 'User' }],
  firstActivityTimeUtc: '2026-05-01T11:00:00Z',
  lastActivityTimeUtc: '2026-05-01T11:30:00Z',
  createdTimeUtc: '2026-05-01T12:00:00.5643443Z',
  lastModifiedTimeUtc: '2026-05-01T12:30:00Z',
  incidentNumber: 1020,
  incidentUrl: `https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident${ID}`,
  additionalData: {
    alertsCount: 1,
    alertProductNames: ['Azure Sentinel', 'Azure Active Directory Identity Protection'],
    tactics: ['InitialAccess'],
    techniques: ['T1078'],
  },
};
export const rest = {
  id: ID,
  name: GUID,
  etag: '"x"',
  type: 'Microsoft.SecurityInsights/Incidents',
  properties,
};

export const logicApp = {
  eventUniqueId: 'e',
  objectSchemaType: 'Incident',
  objectEventType: 'Create',
  workspaceInfo: { SubscriptionId: SUBSCRIPTION, ResourceGroupName: 'rg', WorkspaceName: 'SOC-Acme' },
  workspaceId: 'w',
  object: {
    ...rest,
    properties: {
      ...properties,
      alerts: [
        {
          kind: 'SecurityAlert',
          properties: { alertDisplayName: 'Sign-in', tactics: ['Persistence'], techniques: ['T1098'] },
        },
      ],
      relatedEntities: [
        { kind: 'Account', properties: { accountName: 'eve', upnSuffix: 'corp.example' } },
        { kind: 'Host', properties: { hostName: 'pc-7', dnsDomain: 'corp.example' } },
        { kind: 'Ip', properties: { address: '203.0.113.9' } },
        { kind: 'Url', properties: { url: 'http://bad.example/a' } },
        { kind: 'FileHash', properties: { algorithm: 'SHA256', hashValue: 'ab'.repeat(32) } },
        { kind: 'File', properties: { fileName: 'Mal.exe' } },
        { kind: 'DnsResolution', properties: { domainName: 'c2.example' } },
        { kind: 'MailMessage', properties: { sender: 'a@bad.example', recipient: 'eve@corp.example' } },
        { kind: 'AzureResource', properties: { resourceId: '/subscriptions/s/x/vm-1' } },
        { kind: 'Malware', properties: { malwareName: 'Emotet' } },
      ],
    },
  },
};

export const snake = {
  additional_properties: {},
  id: ID,
  name: GUID,
  type: 'Microsoft.SecurityInsights/Incidents',
  title: properties.title,
  description: properties.description,
  severity: 'Medium',
  status: 'Active',
  owner: { assigned_to: 'Ann', email: 'ann@example.com' },
  labels: [{ label_name: 'vip' }],
  first_activity_time_utc: '2026-05-01 11:00:00+00:00',
  created_time_utc: '2026-05-01 12:00:00.564344+00:00',
  last_modified_time_utc: '2026-05-01 12:30:00+00:00',
  incident_number: 1020,
  incident_url: properties.incidentUrl,
  additional_data: {
    alert_product_names: properties.additionalData.alertProductNames,
    tactics: ['InitialAccess'],
    techniques: ['T1078'],
  },
};

export const row = {
  TenantId: 'workspace-guid',
  TimeGenerated: '2026-05-01T12:30:10Z',
  IncidentName: GUID,
  Title: properties.title,
  Description: properties.description,
  Severity: 'Medium',
  Status: 'Active',
  Owner: JSON.stringify({ email: 'ann@example.com' }),
  Labels: JSON.stringify([{ labelName: 'vip' }]),
  CreatedTime: properties.createdTimeUtc,
  LastModifiedTime: properties.lastModifiedTimeUtc,
  FirstActivityTime: properties.firstActivityTimeUtc,
  IncidentNumber: 1020,
  IncidentUrl: properties.incidentUrl,
  AdditionalData: JSON.stringify(properties.additionalData),
  Type: 'SecurityIncident',
};

export const alertRow = {
  TenantId: 'workspace-guid',
  TimeGenerated: '2026-05-01T12:05:00Z',
  ProcessingEndTime: '2026-05-01T12:00:00Z',
  StartTime: '2026-05-01T11:00:00Z',
  DisplayName: 'Malware on a host',
  AlertName: 'Malware',
  AlertSeverity: 'High',
  ProviderName: 'MDATP',
  SystemAlertId: 'ABC-1',
  VendorOriginalId: 'v',
  Status: 'Resolved',
  CompromisedEntity: 'pc-7',
  Tactics: 'Execution, Persistence',
  Techniques: '["T1059"]',
  RemediationSteps: '["Isolate it, now","Scan it"]',
  AlertLink: 'https://portal.example/1',
  Entities: JSON.stringify([
    { $id: '1', Type: 'ip', Address: '203.0.113.9' },
    { $id: '2', Type: 'account', Name: 'eve', NTDomain: 'CORP' },
    { $id: '3', Type: 'filehash', Algorithm: 'SHA1', Value: 'c'.repeat(40) },
    { $id: '4', Type: 'azure-resource', ResourceId: '/subscriptions/s/x/vm-1' },
  ]),
  Type: 'SecurityAlert',
};
