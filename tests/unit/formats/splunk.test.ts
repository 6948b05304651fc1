import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/formats/registry.ts';
import { reading } from '../../support/formats.ts';

const { splunk } = formats;
const { report, tenant, refusal } = reading(splunk);

const NOON = Date.UTC(2026, 4, 1, 12);
const NOON_S = NOON / 1_000;
const ID = '5E6DE97D@@notable@@e4f07602f507975e9f7ba47c4ae0c417';

const notable = {
  index: 'acme',
  _time: '2026-05-01T14:00:00.000+02:00',
  event_id: ID,
  rule_id: ID,
  rule_name: 'Brute Force Access Behavior Detected',
  rule_title: 'Access - Brute Force Against pc-7 - Rule',
  rule_description: '40 failures, then success.',
  search_name: 'Access - Brute Force - Rule',
  security_domain: 'access',
  urgency: 'high',
  severity: 'medium',
  status: '1',
  status_label: 'New',
  status_group: 'New',
  status_end: 'false',
  owner: 'unassigned',
  owner_realname: 'unassigned',
  orig_time: `${NOON_S - 60}`,
  src: '203.0.113.9',
  dest: 'pc-7',
  user: ['eve', 'SYSTEM'],
  disposition: 'disposition:6',
  'annotations.mitre_attack': ['T1110', 'T1110.003'],
  tag: ['pci'],
};

describe('notables', () => {
  it('maps a notable', () => {
    expect(tenant(notable)).toBe('acme');
    expect(report(notable)).toEqual({
      externalId: ID,
      source: 'splunk',
      title: 'Brute Force Against pc-7',
      severity: 'high',
      sourceSeverity: 'high',
      status: 'open',
      sourceStatus: 'New',
      module: 'identity',
      category: 'account_access',
      detectedAt: NOON,
      occurredAt: NOON - 60_000,
      description: '40 failures, then success.',
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      techniques: ['T1110', 'T1110.003'],
      assets: ['pc-7', 'eve'],
      tags: ['pci'],
    });
  });

  it.each([
    [{ status: '0', status_label: 'Unassigned' }, 'open', undefined, undefined],
    [{ status: '2', status_label: undefined }, 'in_progress', undefined, undefined],
    [{ status_label: 'Pending' }, 'in_progress', 'pending', undefined],
    [{ status_label: 'Resolved', disposition: 'disposition:1' }, 'closed', undefined, 'true_positive'],
    [{ status_label: 'Closed', disposition: '2' }, 'closed', undefined, 'benign'],
    [{ status_label: 'Closed', disposition: 'disposition:3' }, 'closed', undefined, 'false_positive'],
    [{ status_label: 'Closed', disposition: 'disposition:6' }, 'closed', undefined, undefined],
    [{ status_label: 'With legal', status_group: 'Open' }, 'in_progress', undefined, undefined],
    [{ status_label: 'Archived', status_group: 'Odd', status_end: 'true' }, 'closed', undefined, undefined],
  ])('status %j', (said, status, pauseReason, resolution) => {
    const found = report({ ...notable, ...said });
    expect([found.status, found.pauseReason, found.resolution]).toEqual([status, pauseReason, resolution]);
    expect(found.externalId).toBe(ID);
  });

  it.each([
    ['critical', 'low', 'critical', 'critical'],
    ['informational', 'high', 'info', 'informational'],
    ['unknown', 'high', 'high', 'high'],
    [undefined, 'unknown', 'medium', 'unknown'],
  ])('urgency %s, severity %s', (urgency, severity, worth, said) => {
    expect(report({ ...notable, urgency, severity })).toMatchObject({
      severity: worth,
      sourceSeverity: said,
    });
  });

  it('tells notables of one bucket apart by their times', () => {
    const { event_id: _, rule_id: __, ...bare } = notable;
    const row = { ...bare, _bkt: 'notable~668~66D21DF4', _cd: '668:17198' };
    expect(report({ ...row, status_label: 'Closed' }).externalId).toBe(report(row).externalId);
    expect(report({ ...row, _time: '2026-05-01T13:00:00Z' }).externalId).not.toBe(report(row).externalId);
  });

  it('says whose risk a risk notable is about', () => {
    const risk = {
      ...notable,
      rule_title: 'Risk threshold exceeded',
      risk_object: 'eve',
      risk_score: '120',
      notable_type: 'risk_event',
    };
    expect(report(risk).title).toBe('Risk threshold exceeded: eve');
    const { event_id: _, notable_type: __, ...observation } = { ...risk, index: 'risk' };
    expect(refusal(observation)).toMatch(/^index: risk holds observations/);
  });

  it('takes exported rows, lists of them, and lines of stash', () => {
    expect(report({ preview: false, offset: 0, result: notable }).externalId).toBe(ID);
    expect(splunk.open?.({ results: [notable], init_offset: 0 })).toEqual([notable]);
    const stash = `${NOON_S}, search_name="Endpoint - Malware - Rule", orig_sid="s", orig_rid="1", urgency="low", dest='pc-7'`;
    expect(report({ event: stash, sourcetype: 'stash', time: NOON_S })).toMatchObject({
      title: 'Malware',
      severity: 'low',
      detectedAt: NOON,
      assets: ['pc-7'],
    });
  });
});

describe('alert webhooks', () => {
  const alert = {
    sid: `scheduler__admin__search__RMD5abc_at_${NOON_S}_123`,
    search_name: 'Failed log-ins',
    app: 'search',
    results_link: 'https://splunk.example/app/search/@go?sid=x',
    result: { _time: `${NOON_S - 60}`, host: 'web1', src: '203.0.113.9', count: '7', index: 'acme' },
  };

  it('takes the time from the run and says what recurs', () => {
    expect(report(alert)).toMatchObject({
      title: 'Failed log-ins on web1',
      severity: 'medium',
      detectedAt: NOON,
      occurredAt: NOON - 60_000,
      url: alert.results_link,
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(tenant(alert)).toBe('acme');
    const next = {
      ...alert,
      sid: alert.sid.replace('_123', '_124'),
      result: { ...alert.result, count: '9' },
    };
    expect(report(next).fingerprint).toBe(report(alert).fingerprint);
    expect(report(next).externalId).not.toBe(report(alert).externalId);
  });

  it('tells the rows of one run apart, and repeats itself', () => {
    const other = { ...alert, result: { ...alert.result, src: '203.0.113.10' } };
    expect(report(other).externalId).not.toBe(report(alert).externalId);
    expect(report(structuredClone(alert)).externalId).toBe(report(alert).externalId);
  });

  it('reads a notable in it as a notable', () => {
    expect(report({ ...alert, result: notable })).toMatchObject({ externalId: ID, url: alert.results_link });
  });
});

describe('HTTP Event Collector', () => {
  const envelope = {
    time: NOON_S + 0.5,
    host: 'web1',
    source: '/var/log/app',
    sourcetype: 'app',
    index: 'acme',
  };

  it('reads a notable, and records of other formats, as what they are', () => {
    expect(report({ ...envelope, event: notable }).externalId).toBe(ID);
    const suricata = {
      timestamp: '2026-05-01T12:00:00Z',
      event_type: 'alert',
      alert: { signature: 'ET', signature_id: 1, severity: 1 },
    };
    for (const event of [suricata, JSON.stringify(suricata)]) {
      expect(report({ ...envelope, event })).toEqual(formatsReport('suricata', suricata));
      expect(tenant({ ...envelope, event })).toBe('acme');
    }
    const cef = 'CEF:0|Acme|IDS|1|100|Worm stopped|9|src=203.0.113.9 dst=10.0.0.7';
    expect(report({ ...envelope, event: cef })).toMatchObject({
      title: 'Worm stopped',
      severity: 'critical',
      detectedAt: NOON + 500,
    });
  });

  it('keeps text as an event, and joins what differs in numbers only', () => {
    const one = report({ ...envelope, event: 'disk sda1 failed 3 times' });
    expect(one).toMatchObject({
      source: 'splunk',
      title: 'app: disk sda1 failed 3 times',
      detectedAt: NOON + 500,
      assets: ['web1'],
    });
    const two = report({ ...envelope, time: NOON_S + 9, event: 'disk sda1 failed 4 times' });
    expect(two.fingerprint).toBe(one.fingerprint);
    expect(two.externalId).not.toBe(one.externalId);
    expect(report({ ...envelope, host: 'web2', event: 'disk sda1 failed 3 times' }).fingerprint).not.toBe(
      one.fingerprint,
    );
    expect(report({ ...envelope, event: 'x', fields: { severity: 'high', tenant: 'beta' } }).severity).toBe(
      'high',
    );
    expect(tenant({ ...envelope, event: 'x', fields: { tenant: 'beta' } })).toBe('beta');
  });

  it('keeps an object that says what happened', () => {
    const event = { message: 'Backup failed', severity: 'low', job: '7' };
    expect(report({ ...envelope, event })).toMatchObject({ title: 'app: Backup failed', severity: 'low' });
    expect(report({ ...envelope, event }).externalId).not.toBe(
      report({ ...envelope, event: { ...event, job: '8' } }).externalId,
    );
  });

  it('reads lines of a raw body', () => {
    expect(splunk.lines?.('one\n\ntwo\r\n')).toEqual(['one', 'two']);
    expect(report('one')).toMatchObject({ title: 'one', severity: 'medium' });
  });

  it.each([
    [{ event: '  ' }, 'event: is blank'],
    [{ event: 'metric', fields: { metric_name: 'cpu' } }, 'event: is a metric'],
    [{ event: { job: 7 } }, 'event: is an object of no format known here'],
    [{ time: 1 }, ': this is no record of Splunk'],
    [7, ': the record is a number'],
  ])('refuses %j', (record, reason) => {
    expect(refusal(record)).toContain(reason);
  });
});

const formatsReport = (name: 'suricata', record: unknown) => {
  const verdict = formats[name].read(record);
  return verdict.ok ? verdict.report : verdict.refusal;
};

describe('Splunk SOAR and Enterprise Security 8', () => {
  it('takes a container', () => {
    const container = {
      id: 42,
      name: 'Phishing reported',
      label: 'events',
      severity: 'high',
      status: 'closed',
      source_data_identifier: 'x-1',
      create_time: '2026-05-01T12:00:00.000Z',
      close_time: '2026-05-01T13:00:00.000Z',
      owner_name: 'ann@example.com',
      artifacts: [{ cef: { sourceAddress: '203.0.113.9', destinationHostName: 'pc-7' } }],
    };
    expect(report(container)).toMatchObject({
      externalId: 'container/42',
      source: 'splunk-soar',
      severity: 'high',
      status: 'closed',
      closedAt: NOON + 3_600_000,
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      assets: ['pc-7'],
    });
  });

  it('takes an investigation', () => {
    const found = report({
      investigation_guid: 'g-1',
      name: 'Odd log-ins',
      urgency: 'low',
      status_name: 'In Progress',
      create_time: NOON_S,
    });
    expect(found).toMatchObject({
      externalId: 'g-1',
      severity: 'low',
      status: 'in_progress',
      detectedAt: NOON,
    });
  });
});
