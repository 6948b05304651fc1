/* One alert of each vendor, in the shape its API gives them. */

export const iso = '2026-05-01T12:00:00Z';
export const at = Date.parse(iso);

export const zerofox = {
  ...{
    id: 77,
    alert_type: 'impersonating account',
    rule_name: 'Fake profile',
    severity: 4,
    status: 'Open',
    network: 'instagram',
  },
  ...{ timestamp: iso, last_modified: iso, offending_content_url: 'https://social.example/acme-help' },
  ...{
    perpetrator: { display_name: 'acme-help' },
    entity: { name: 'Acme', entity_group: { name: 'Group A' } },
  },
};
export const recordedFuture = {
  id: 'a1',
  title: 'Look-alike of acme.example registered',
  log: { triggered: iso },
  rule: { name: 'Typosquatting', url: { portal: 'https://app.example/rule' } },
  url: { portal: 'https://app.example/a1' },
  review: { status_in_portal: 'New', assignee: 'ana' },
  hits: [{ entities: [{ type: 'InternetDomainName', name: 'acme-login.example' }], fragment: 'seen' }],
};
export const playbook = {
  ...{
    playbook_alert_id: 'task:1',
    status: 'InProgress',
    priority: 'High',
    category: 'identity_novel_exposures',
  },
  ...{ title: 'Exposure of ana@acme.example', created: iso, updated: iso, owner_name: 'Acme' },
};
export const groupIb = {
  ...{
    id: 'v1',
    brand: 'Acme',
    company: 'Acme Ltd',
    uri: 'https://acme-shop.example',
    status: 'in response',
  },
  ...{ violationType: 'Phishing', violationSubtype: 'Phishing website', approveState: '4', score_risk: 91 },
  ...{ title: 'Phishing of Acme', firstDetected: iso, dates: { updatedDate: iso } },
};
export const socradar = {
  ...{
    alarm_id: 5,
    alarm_risk_level: 'CRITICAL',
    alarm_asset: 'acme.example',
    status: 5,
    date: '2026-05-01 12:00:00',
  },
  alarm_type_details: {
    alarm_generic_title: 'Leaked credentials',
    alarm_main_type: 'Deep & Dark Web Monitoring',
  },
  content: { compromised_emails: 'ana@acme.example', password: 'hunter2' },
  alarm_text: 'ana uses hunter2',
};
export const cyberint = {
  ...{
    ref_id: 'ARG-9',
    environment: 'Acme',
    title: 'Open port',
    type: 'open_ports',
    severity: 'very_high',
    status: 'closed',
  },
  ...{
    created_date: iso,
    modification_date: iso,
    closure_date: iso,
    closure_reason: 'false_positive',
    alert_data: {},
  },
};
export const cyble = {
  ...{
    id: 'c1',
    service: 'github',
    keyword: { name: 'acme' },
    severity: 'LOW',
    user_severity: 'HIGH',
    status: 'CONFIRMED_INCIDENT',
  },
  ...{ created_at: iso, updated_at: iso, data: { url: 'https://code.example/acme' } },
};
export const ctm360 = {
  ...{
    id: 'C1',
    subject: 'Fake app of Acme',
    class: 'Link',
    coa: 'CTM360 Side Action',
    type: 'Rogue Mobile App',
    severity: 'High',
  },
  ...{
    status: 'WIP',
    brand: 'Acme',
    created_date: '01-05-2026 12:00:00 PM',
    updated_date: '01-05-2026 01:00:00 PM',
  },
};
export const digitalShadows = {
  ...{
    id: 't1',
    classification: 'impersonating-domain-alert',
    state: 'rejected',
    title: 'Impersonating Domain acme-jobs.example',
  },
  ...{
    'risk-level': 'very-high',
    raised: iso,
    updated: iso,
    source: { 'alert-id': 'al1', 'incident-id': null },
  },
};
export const intsights = {
  ...{
    _id: 'i1',
    FoundDate: iso,
    UpdateDate: iso,
    TakedownStatus: 'Sent',
    Assets: [{ Value: 'acme.example' }],
  },
  Details: {
    Title: 'Fake site',
    Type: 'Phishing',
    SubType: 'PhishingWebsite',
    Severity: 'High',
    Source: { URL: 'https://fake.example' },
  },
  Closed: { IsClosed: false },
};
export const cybersixgill = {
  ...{
    id: 's1',
    title: 'Access to Acme offered',
    threats: ['Access for sale'],
    threat_level: 'imminent',
    date: iso,
  },
  ...{
    status: { name: 'in_treatment' },
    content: 'RDP, password: hunter2',
    matched_assets: { organization_name: ['Acme'] },
  },
};
export const bitsight = {
  ...{
    temporary_id: 't',
    risk_vector: 'patching_cadence',
    risk_vector_label: 'Patching Cadence',
    evidence_key: '192.0.2.1:443',
  },
  ...{
    severity: 4.3,
    severity_category: 'moderate',
    first_seen: '2026-05-01',
    last_seen: '2026-05-02',
    company_uuid: 'u',
  },
  ...{ remediated: true, vulnerability: { name: 'CVE-2014-3566' }, details: {} },
};
export const securityScorecard = {
  ...{ execution_id: 'e', scorecard_id: 's', domain: 'acme.example', created_at: iso },
  trigger: {
    type: 'breach_reported',
    breach: { company_name: 'Acme', description: 'Hacked.', domain: 'acme.example' },
  },
};
export const usta = {
  ...{ id: 3, status: 'in_progress', created: iso, status_timestamp: iso, company: { name: 'Acme' } },
  content: {
    username: 'ana',
    password: 'hunter2',
    url: 'https://vpn.acme.example',
    is_corporate: true,
    victim_detail: { malware: 'RedLine' },
  },
};
