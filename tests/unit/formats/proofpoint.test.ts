import { describe, expect, it } from 'vitest';
import { proofpoint } from '../../../shared/formats/proofpoint.ts';

const message = {
  GUID: 'c26dbea0',
  QID: 'r2FN',
  cluster: 'pharmtech_hosted',
  fromAddress: ['badguy@evil.example'],
  malwareScore: 100,
  phishScore: 46,
  spamScore: 4,
  messageID: '<1@evil.example>',
  messageTime: '2026-05-01T12:00:00.000Z',
  messageParts: [
    {
      disposition: 'attached',
      filename: 'Invoice.pdf',
      md5: 'a1'.repeat(16),
      sha256: 'ab'.repeat(32),
      sandboxStatus: 'threat',
    },
    { disposition: 'inline', filename: 'text.txt', sha256: 'cd'.repeat(32), sandboxStatus: 'unsupported' },
  ],
  quarantineFolder: null,
  recipient: ['clark@pharmtech.example', 'diana@pharmtech.example'],
  sender: 'e99d@evil.example',
  senderIP: '203.0.113.9',
  subject: 'A totally safe invoice',
  threatsInfoMap: [
    {
      campaignID: 'c',
      classification: 'MALWARE',
      threat: 'ab'.repeat(32),
      threatID: 't1',
      threatStatus: 'active',
      threatTime: '2026-05-01T12:10:00.000Z',
      threatType: 'ATTACHMENT',
      threatUrl: 'https://threatinsight.proofpoint.com/t1',
      actors: [{ id: 'a', name: 'TA505', type: 'ACTOR' }],
    },
    {
      classification: 'MALWARE',
      threat: 'badsite.example',
      threatID: 't2',
      threatTime: '2026-05-01T12:20:00Z',
      threatType: 'url',
    },
  ],
};

const click = {
  GUID: 'c26dbea0',
  id: '8c8b-1',
  classification: 'phish',
  clickIP: '198.51.100.7',
  clickTime: '2026-05-01T12:30:00.000Z',
  recipient: 'clark@pharmtech.example',
  sender: 'e99d@evil.example',
  senderIP: '203.0.113.9',
  threatID: 't2',
  threatStatus: 'active',
  threatTime: '2026-05-01T12:20:00Z',
  threatURL: 'https://threatinsight.proofpoint.com/t2',
  url: 'http://badsite.example/login',
};

const incident = {
  id: 7,
  summary: 'Reported phish',
  description: 'Somebody reported a message.',
  state: 'Closed',
  created_at: '2026-05-01T12:00:00Z',
  updated_at: '2026-05-01T13:00:00Z',
  closed_at: '2026-05-01T13:00:00Z',
  event_count: 1,
  event_sources: ['Abuse Mailbox'],
  users: ['diana@pharmtech.example'],
  assignee: 'ann',
  hosts: { attacker: ['203.0.113.9'] },
  incident_field_values: [
    { name: 'Severity', value: 'High' },
    { name: 'Abuse Disposition', value: 'Malicious' },
  ],
  events: [
    {
      category: 'phish',
      severity: 'Info',
      emails: [
        {
          sender: { email: 'a@evil.example' },
          recipient: { email: 'clark@pharmtech.example' },
          urls: ['badsite.example/x'],
        },
      ],
    },
  ],
};

const report = (record: unknown) => {
  const verdict = proofpoint.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};
const threats = (...statuses: unknown[]) => ({
  ...message,
  threatsInfoMap: statuses.map((threatStatus) => ({ ...message.threatsInfoMap[0], threatStatus })),
});

describe('a message', () => {
  it('is mapped', () => {
    const delivered = { ...message, type: 'messagesDelivered' };
    expect(proofpoint.read(delivered)).toMatchObject({ tenantHint: 'pharmtech_hosted' });
    expect(report(delivered)).toEqual({
      externalId: 'message/c26dbea0',
      source: 'proofpoint-tap',
      title: 'Malware message delivered: A totally safe invoice',
      severity: 'high',
      sourceSeverity: 'malware score 100',
      status: 'open',
      sourceStatus: 'active',
      module: 'email',
      category: 'malware',
      url: 'https://threatinsight.proofpoint.com/t1',
      detectedAt: Date.UTC(2026, 4, 1, 12, 10),
      occurredAt: Date.UTC(2026, 4, 1, 12),
      indicators: [
        { type: 'sha256', value: 'ab'.repeat(32) },
        { type: 'actor', value: 'ta505' },
        { type: 'domain', value: 'badsite.example' },
        { type: 'md5', value: 'a1'.repeat(16) },
        { type: 'filename', value: 'invoice.pdf' },
        { type: 'email', value: 'e99d@evil.example' },
        { type: 'ip', value: '203.0.113.9' },
      ],
      assets: ['clark@pharmtech.example', 'diana@pharmtech.example'],
    });
  });

  it.each([
    [{}, 'medium', 'Malware message: '],
    [{ type: 'MESSAGE_BLOCKED' }, 'low', 'Malware message blocked: '],
    [{ type: 'message', status: 'delivered' }, 'high', 'Malware message delivered: '],
    [{ quarantineFolder: 'Attachment Defense' }, 'low', 'Malware message blocked: '],
    [
      { type: 'messagesDelivered', threatsInfoMap: [{ classification: 'spam' }] },
      'low',
      'Spam message delivered: ',
    ],
    [
      { type: 'messagesBlocked', threatsInfoMap: [{ classification: 'spam' }] },
      'info',
      'Spam message blocked: ',
    ],
    [{ threatsInfoMap: [{ classification: 'impostor' }] }, 'medium', 'Impostor message: '],
    [{ threatsInfoMap: [{ classification: 'toString' }] }, 'medium', 'Malicious message: '],
  ])('with %j is %s', (change, severity, title) => {
    const found = report({ ...message, ...change });
    expect([found.severity, found.title]).toEqual([severity, `${title}A totally safe invoice`]);
  });

  it.each([
    [['active', 'cleared'], 'open', undefined],
    [['cleared', 'falsePositive'], 'closed', undefined],
    [['falsePositive', 'falsePositive'], 'closed', 'false_positive'],
    [['odd'], undefined, undefined],
  ])('with threats %j is %s, %s', (statuses, status, resolution) => {
    const found = report(threats(...statuses));
    expect([found.status, found.resolution]).toEqual([status, resolution]);
    expect(found.externalId).toBe('message/c26dbea0');
  });

  it('without a GUID is told by all that it says', () => {
    const { GUID, ...bare } = message;
    const ids = [bare, { ...bare, subject: 'other' }, { ...bare, recipient: ['x@y.example'] }].map(
      (each) => report(each).externalId,
    );
    expect(new Set(ids).size).toBe(3);
    expect(
      report({
        ...bare,
        type: 'messagesBlocked',
        threatsInfoMap: threats('cleared').threatsInfoMap.concat(bare.threatsInfoMap[1] as never),
      }).externalId,
    ).toBe(ids[0]);
  });

  it('found out long before or after it came', () => {
    const early = { ...message, messageTime: '2026-05-02T00:00:00Z' };
    expect(report(early).detectedAt).toBe(Date.UTC(2026, 4, 2));
    const { messageTime, ...untimed } = message;
    expect(report(untimed)).toMatchObject({ detectedAt: Date.UTC(2026, 4, 1, 12, 10) });
  });
});

describe('a click', () => {
  it('is mapped', () => {
    expect(report({ ...click, type: 'clicksPermitted' })).toEqual({
      externalId: 'click/8c8b-1',
      source: 'proofpoint-tap',
      title: 'Phishing link clicked by clark@pharmtech.example (permitted)',
      severity: 'high',
      status: 'open',
      sourceStatus: 'active',
      module: 'email',
      category: 'phishing',
      url: 'https://threatinsight.proofpoint.com/t2',
      detectedAt: Date.UTC(2026, 4, 1, 12, 30),
      occurredAt: Date.UTC(2026, 4, 1, 12, 30),
      indicators: [
        { type: 'url', value: 'http://badsite.example/login' },
        { type: 'email', value: 'e99d@evil.example' },
        { type: 'ip', value: '203.0.113.9' },
      ],
      assets: ['clark@pharmtech.example'],
    });
    expect(report({ ...click, type: 'clicksBlocked' }).severity).toBe('medium');
  });

  it('is not the message, and without an id not another click', () => {
    const { id, ...bare } = click;
    const later = { ...bare, clickTime: '2026-05-01T12:31:00Z' };
    const ids = [message, click, bare, later].map((each) => report(each).externalId);
    expect(new Set(ids).size).toBe(4);
  });
});

it('maps an incident of Threat Response', () => {
  expect(report(incident)).toEqual({
    externalId: 'incident/7',
    source: 'proofpoint-threat-response',
    title: 'Reported phish',
    severity: 'high',
    sourceSeverity: 'High',
    status: 'closed',
    sourceStatus: 'Closed',
    resolution: 'true_positive',
    module: 'email',
    category: 'phishing',
    description: 'Somebody reported a message.',
    assignee: 'ann',
    detectedAt: Date.UTC(2026, 4, 1, 12),
    updatedAt: Date.UTC(2026, 4, 1, 13),
    closedAt: Date.UTC(2026, 4, 1, 13),
    indicators: [
      { type: 'ip', value: '203.0.113.9' },
      { type: 'email', value: 'a@evil.example' },
      { type: 'url', value: 'http://badsite.example/x' },
    ],
    assets: ['diana@pharmtech.example', 'clark@pharmtech.example'],
  });
  expect(report({ ...incident, state: 'Open' })).toMatchObject({ status: 'in_progress' });
  expect(report({ ...incident, state: 'New', incident_field_values: [] })).toMatchObject({
    status: 'open',
    severity: 'info',
  });
});

it('opens the answer of the SIEM API and marks what each record came from', () => {
  const opened = proofpoint.open!({
    queryEndTime: 'x',
    messagesDelivered: [message],
    clicksBlocked: [click],
    clicksPermitted: [],
    messagesBlocked: null,
  });
  expect(opened).toEqual([
    { ...message, type: 'messagesDelivered' },
    { ...click, type: 'clicksBlocked' },
  ]);
  expect(proofpoint.open!({ messagesDelivered: [] })).toEqual([]);
  expect(
    [message, click, { incidents: [{ title: 'x' }] }, 5].map((value) => proofpoint.open!(value)),
  ).toEqual([null, null, null, null]);
});

it.each([
  [{ ...message, messageTime: null, threatsInfoMap: [] }, 'messageTime', /SIEM API/],
  [{ ...click, clickTime: 'x', threatTime: 'y' }, 'clickTime', /no time/],
  [{ ...incident, id: null }, 'id', /missing/],
  [{ ...incident, created_at: 'x', updated_at: null }, 'created_at', /no time/],
  [{ guid: 'x', msg: {} }, '', /no record of Proofpoint/],
])('refuses %j', (record, field, reason) => {
  expect(proofpoint.read(record)).toEqual({
    ok: false,
    refusal: { field, reason: expect.stringMatching(reason) },
  });
});
