import { describe, expect, it } from 'vitest';
import { native } from '../../../shared/formats/native.ts';

const minimal = { external_id: 'a-1', title: 'Phishing site', severity: 'high' };
const report = (extra: object) => {
  const verdict = native.read({ ...minimal, ...extra });
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};
const refusal = (record: unknown) => {
  const verdict = native.read(record);
  if (verdict.ok) throw new Error('was accepted');
  return verdict.refusal;
};

describe('native, accepted', () => {
  it('needs three fields and invents nothing', () => {
    expect(native.read(minimal)).toEqual({
      ok: true,
      report: { externalId: 'a-1', source: 'native', title: 'Phishing site', severity: 'high' },
    });
  });

  it('takes what recurs and what it waits for, within limits', () => {
    expect(report({ fingerprint: ' port scan 10.0.0.1 ', pause_reason: 'customer' })).toMatchObject({
      fingerprint: 'port scan 10.0.0.1',
      pauseReason: 'customer',
    });
    expect(refusal({ ...minimal, fingerprint: 7 })).toMatchObject({ field: 'fingerprint' });
    expect(refusal({ ...minimal, fingerprint: 'x'.repeat(257) })).toMatchObject({ field: 'fingerprint' });
    expect(refusal({ ...minimal, fingerprint: 'a\0b' })).toMatchObject({ field: 'fingerprint' });
    expect(report({ fingerprint: '  ' })).not.toHaveProperty('fingerprint');
  });

  it('takes details, and says which one is wrong', () => {
    const details = { keyword: ' acme vpn ', publisher: null, asset: ' ', takedown_state: 'requested' };
    expect(report({ details }).details).toEqual({ keyword: 'acme vpn', takedown_state: 'requested' });
    expect(report({ details: {} })).not.toHaveProperty('details');
    expect(report({ details: null })).not.toHaveProperty('details');
    const wrong = (said: unknown) => refusal({ ...minimal, details: said }).field;
    expect(wrong('keyword')).toBe('details');
    expect(wrong(['keyword'])).toBe('details');
    expect(refusal({ ...minimal, details: { colour: 'red' } })).toEqual({
      field: 'details',
      reason: expect.stringMatching(/"colour".*there are keyword, publisher/),
    });
    expect(wrong(JSON.parse('{"__proto__": "x"}'))).toBe('details');
    expect(wrong({ keyword: 7 })).toBe('details.keyword');
    expect(wrong({ asset: 'x'.repeat(201) })).toBe('details.asset');
    expect(wrong({ publisher: 'a\0b' })).toBe('details.publisher');
    expect(wrong({ takedown_state: 'maybe' })).toBe('details.takedown_state');
  });

  it('maps every field', () => {
    const verdict = native.read({
      ...minimal,
      tenant: 'acme',
      source: 'takedown-desk',
      status: 'closed',
      resolution: 'benign',
      module: 'brand',
      category: 'phishing_site',
      description: 'A copy of the log-in page',
      detected_at: '2026-05-01T10:00:00+02:00',
      occurred_at: '2026-05-01T07:59:59.5Z',
      updated_at: '2026-05-02T00:00:00Z',
      closed_at: '2026-05-02T00:00:00Z',
      assignee: 'kim@example.org',
      indicators: [
        { type: 'domain', value: 'Login[.]Example.COM' },
        { type: 'ip', value: '999.1.1.1' },
        { type: 'jarm', value: 'Abc' },
      ],
      techniques: ['t1566.002', 'T1566.002'],
      assets: ['www.example.org'],
      url: 'https://desk.example.org/a-1',
      impact: 'Customers type passwords there',
      recommendation: 'Ask the host to take it down',
      tags: ['vip', ' vip '],
      raw: { anything: true },
      colour: 'ignored',
    });
    expect(verdict).toEqual({
      ok: true,
      tenantHint: 'acme',
      report: {
        externalId: 'a-1',
        source: 'takedown-desk',
        title: 'Phishing site',
        severity: 'high',
        status: 'closed',
        resolution: 'benign',
        module: 'brand',
        category: 'phishing_site',
        description: 'A copy of the log-in page',
        impact: 'Customers type passwords there',
        recommendation: 'Ask the host to take it down',
        url: 'https://desk.example.org/a-1',
        assignee: 'kim@example.org',
        detectedAt: Date.UTC(2026, 4, 1, 8),
        occurredAt: Date.UTC(2026, 4, 1, 7, 59, 59, 500),
        updatedAt: Date.UTC(2026, 4, 2),
        closedAt: Date.UTC(2026, 4, 2),
        indicators: [
          { type: 'domain', value: 'login.example.com' },
          { type: 'other', value: '999.1.1.1' },
          { type: 'other', value: 'Abc' },
        ],
        techniques: ['T1566.002'],
        assets: ['www.example.org'],
        tags: ['vip'],
      },
    });
  });

  it('takes closed_at alone as closed', () => {
    expect(report({ closed_at: '2026-05-02T00:00:00Z' }).status).toBe('closed');
  });

  it('takes null as not said', () => {
    expect(report({ assignee: null, indicators: null, status: null })).not.toHaveProperty('assignee');
  });

  it('makes lone surrogates well-formed and keeps pairs', () => {
    expect(report({ title: 'a\uD800b \u{1F525}' }).title).toBe('a\uFFFDb \u{1F525}');
  });
});

describe('native, refused', () => {
  it.each([
    [{ title: 'x', severity: 'low' }, 'external_id', /missing/],
    [{ ...minimal, title: '  ' }, 'title', /blank/],
    [
      { ...minimal, severity: undefined },
      'severity',
      /missing; allowed are critical, high, medium, low, info/,
    ],
    [{ ...minimal, severity: 'High' }, 'severity', /"High"; allowed are critical, high, medium, low, info/],
    [{ ...minimal, severity: 3 }, 'severity', /a number; allowed are/],
    [{ ...minimal, status: 'resolved' }, 'status', /open, in_progress, closed/],
    [{ ...minimal, module: 'web' }, 'module', /dark_web, brand/],
    [{ ...minimal, resolution: 'done' }, 'resolution', /true_positive/],
    [{ ...minimal, external_id: 17 }, 'external_id', /a number; send it as text/],
    [{ ...minimal, title: 'x'.repeat(501) }, 'title', /501 characters and 500/],
    [{ ...minimal, title: 'a\0b' }, 'title', /NUL/],
    [
      { ...minimal, status: 'open', closed_at: '2026-05-02T00:00:00Z' },
      'closed_at',
      /contradicts status open/,
    ],
    [{ ...minimal, detected_at: '2026-05-02T00:00:00' }, 'detected_at', /time zone/],
    [{ ...minimal, detected_at: '1970-01-01T00:00:00Z' }, 'detected_at', /before 1990/],
    [{ ...minimal, detected_at: 1_700_000_000 }, 'detected_at', /a number/],
    [{ ...minimal, detected_at: '2026-02-30T00:00:00Z' }, 'detected_at', /RFC 3339/],
    [{ ...minimal, indicators: 'x' }, 'indicators', /a list/],
    [{ ...minimal, indicators: [{ type: 'ip' }] }, 'indicators[0].value', /missing/],
    [{ ...minimal, indicators: ['1.2.3.4'] }, 'indicators[0]', /"type"/],
    [{ ...minimal, techniques: ['phishing'] }, 'techniques[0]', /T1566\.002/],
    [{ ...minimal, tags: Array(51).fill('x') }, 'tags', /51 items and 50/],
    [{ ...minimal, tags: ['a', 1] }, 'tags[1]', /a number/],
    [{ ...minimal, url: 'javascript:alert(1)' }, 'url', /https/],
    [{ ...minimal, tenant: {} }, 'tenant', /an object/],
    [[minimal], '', /a list/],
    [null, '', /null/],
    ['text', '', /a string/],
  ])('%j', (record, field, reason) => {
    const found = refusal(record);
    expect(found.field).toBe(field);
    expect(found.reason).toMatch(reason);
  });
});
