const AT = '2026-05-01T12:00:00Z';

/** What consoles of detection products send, as short as tells it apart. */
export const products = {
  'ms-graph': [
    {
      '@odata.type': '#microsoft.graph.security.incident',
      id: '7',
      tenantId: 't-1',
      displayName: 'Multi-stage incident',
      severity: 'high',
      status: 'active',
      createdDateTime: AT,
      lastUpdateDateTime: AT,
      alerts: [
        {
          id: 'a',
          title: 'b',
          severity: 'low',
          evidence: [{ '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' }],
        },
      ],
    },
    {
      value: [
        {
          '@odata.type': '#microsoft.graph.security.alert',
          id: '8',
          title: 'x',
          severity: 'medium',
          status: 'new',
          createdDateTime: AT,
          mitreTechniques: ['T1059'],
        },
      ],
    },
  ],
  sentinel: [
    {
      id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/w/providers/Microsoft.SecurityInsights/Incidents/1',
      name: '1',
      type: 'Microsoft.SecurityInsights/Incidents',
      properties: {
        title: 'x',
        severity: 'High',
        status: 'New',
        incidentNumber: 7,
        createdTimeUtc: AT,
        owner: { assignedTo: 'kim' },
      },
    },
  ],
  crowdstrike: [
    {
      metadata: {
        customerIDString: 'cid',
        offset: 1,
        eventType: 'EppDetectionSummaryEvent',
        eventCreationTime: 1_777_636_800_000,
      },
      event: {
        CompositeId: 'c:1',
        Name: 'NGAV',
        SeverityName: 'High',
        Severity: 70,
        Hostname: 'h',
        SHA256String: 'ab'.repeat(32),
        MitreAttack: [{ Tactic: 'Execution', TechniqueID: 'T1059' }],
      },
    },
  ],
  sentinelone: [
    {
      id: '1',
      agentDetectionInfo: { siteId: 's', accountId: 'a' },
      agentRealtimeInfo: { agentComputerName: 'h' },
      threatInfo: {
        threatId: '1',
        threatName: 'x.exe',
        confidenceLevel: 'malicious',
        incidentStatus: 'unresolved',
        analystVerdict: 'undefined',
        createdAt: AT,
        updatedAt: AT,
        sha1: 'a'.repeat(40),
      },
    },
  ],
  'cortex-xdr': [
    {
      incident_id: '7',
      description: 'x',
      severity: 'high',
      status: 'resolved_true_positive',
      creation_time: 1_777_636_800_000,
      modification_time: 1_777_636_800_000,
      hosts: ['h:1'],
      users: ['u'],
      mitre_techniques_ids_and_names: ['T1059 - x'],
    },
  ],
  elastic: [
    {
      _id: '1',
      _source: {
        '@timestamp': AT,
        'kibana.alert.uuid': 'u',
        'kibana.alert.rule.name': 'x',
        'kibana.alert.severity': 'high',
        'kibana.alert.workflow_status': 'open',
        kibana: { alert: { risk_score: 73 } },
        host: { name: 'h' },
      },
    },
  ],
  splunk: [
    {
      sourcetype: 'stash',
      result: {
        event_id: 'e',
        rule_title: 'x',
        urgency: 'high',
        _time: '1777636800',
        dest: 'h',
        src: '203.0.113.9',
        status: '1',
      },
    },
    { event: { a: 'b' }, time: 1_777_636_800, host: 'h', source: 's' },
  ],
  'google-secops': [
    {
      id: 'de_1',
      type: 'RULE_DETECTION',
      detectionTime: AT,
      createdTime: AT,
      detection: [{ ruleName: 'x', ruleId: 'r', severity: 'HIGH', alertState: 'ALERTING' }],
      collectionElements: [],
    },
  ],
  insightidr: [
    {
      rrn: 'rrn:1',
      title: 'x',
      priority: 'HIGH',
      status: 'OPEN',
      created_at: AT,
      organization: { id: 'o', name: 'n' },
      type: 'y',
    },
  ],
  'vision-one': [
    {
      id: 'WB-1',
      model: 'x',
      severity: 'high',
      status: 'Open',
      investigationStatus: 'New',
      createdDateTime: AT,
      alertProvider: 'SAE',
      impactScope: { entities: [{ entityType: 'host', entityValue: { name: 'h' } }] },
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
    },
  ],
  guardduty: [
    {
      schemaVersion: '2.0',
      accountId: '1',
      region: 'r',
      id: 'g',
      type: 'Recon:EC2/Portscan',
      severity: 5,
      title: 'x',
      createdAt: AT,
      updatedAt: AT,
      resource: { resourceType: 'Instance' },
      service: { archived: false, action: {} },
    },
  ],
  wiz: [
    {
      id: 'w',
      sourceRule: { name: 'x' },
      severity: 'HIGH',
      status: 'OPEN',
      type: 'TOXIC_COMBINATION',
      createdAt: AT,
      entitySnapshot: { name: 'h' },
    },
  ],
  darktrace: [
    {
      id: 'd',
      title: 'x',
      groupCategory: 'critical',
      aiaScore: 80,
      createdAt: 1_777_636_800_000,
      summary: 's',
      breachDevices: [{ hostname: 'h', ip: '10.0.0.5' }],
      details: [[{ header: 'a', contents: [{ type: 'ip', values: ['203.0.113.9'] }] }]],
    },
  ],
  proofpoint: [
    {
      GUID: 'g',
      type: 'messagesBlocked',
      messageTime: AT,
      sender: 'a@b.example',
      recipient: ['kim@example.org'],
      threatsInfoMap: [
        {
          threat: 'https://evil.example/',
          threatType: 'url',
          classification: 'phish',
          threatStatus: 'active',
          threatID: 't',
        },
      ],
    },
  ],
};
