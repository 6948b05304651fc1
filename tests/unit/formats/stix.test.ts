import { describe, expect, it } from 'vitest';
import { nothingFound } from '../../../shared/formats/reading/found.ts';
import { readPattern } from '../../../shared/formats/stix/pattern.ts';
import { stix } from '../../../shared/formats/stix.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const object = (type: string, n: number, rest: object = {}) => ({
  type,
  spec_version: '2.1',
  id: `${type}--${uuid(n)}`,
  created: '2026-05-01T12:00:00.000Z',
  modified: '2026-05-01T12:00:05.000Z',
  ...rest,
});
const relation = (n: number, source_ref: string, target_ref: string, relationship_type = 'indicates') =>
  object('relationship', n, { source_ref, target_ref, relationship_type });

const indicator = object('indicator', 1, {
  name: 'Loader site',
  pattern: "[url:value = 'http://evil.example/a'] OR [ipv4-addr:value = '192.0.2.8']",
  pattern_type: 'stix',
  indicator_types: ['malicious-activity'],
  confidence: 85,
  object_marking_refs: ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
  external_references: [{ source_name: 'blog', url: 'https://blog.example/loader' }],
});
const other = object('indicator', 2, { pattern: `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']` });
const malware = object('malware', 3, { name: 'SmokeLoader', is_family: true });
const technique = object('attack-pattern', 4, {
  name: 'Phishing',
  external_references: [{ source_name: 'mitre-attack', external_id: 'T1566' }],
});
const place = object('identity', 5, { name: 'Acme', identity_class: 'organization' });
const sighting = object('sighting', 6, {
  sighting_of_ref: indicator.id,
  where_sighted_refs: [place.id],
  first_seen: '2026-05-01T10:00:00Z',
});
const links = [relation(7, indicator.id, malware.id), relation(8, malware.id, technique.id, 'uses')];
const bundle = (...objects: object[]) => ({ type: 'bundle', id: `bundle--${uuid(99)}`, objects });

const report = (record: unknown) => {
  const verdict = stix.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};
const opened = (value: unknown): readonly unknown[] => stix.open?.(value) ?? [];

describe('stix', () => {
  it('maps an indicator with what it is related to', () => {
    const [only, ...rest] = opened(bundle(indicator, malware, technique, ...links));
    expect(rest).toEqual([]);
    expect(report(only)).toEqual({
      externalId: indicator.id,
      source: 'stix',
      title: 'Loader site',
      severity: 'high',
      sourceSeverity: 'confidence 85',
      module: 'endpoint',
      category: 'malware',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      updatedAt: Date.UTC(2026, 4, 1, 12, 0, 5),
      indicators: [
        { type: 'url', value: 'http://evil.example/a' },
        { type: 'ip', value: '192.0.2.8' },
        { type: 'malware', value: 'smokeloader' },
      ],
      techniques: ['T1566'],
      url: 'https://blog.example/loader',
      tags: ['malicious-activity', 'tlp:amber'],
    });
  });

  it('makes one record of each thing to tell, complete in itself', () => {
    const records = opened(bundle(indicator, other, malware, ...links));
    const alone = records.map((record) => JSON.parse(JSON.stringify(record)));
    expect(alone.map((record) => report(record).externalId)).toEqual([indicator.id, other.id]);
    expect(alone.map((record) => report(record).indicators?.length)).toEqual([3, 1]);
  });

  it('lets a sighting speak for its indicator, and names where it was', () => {
    const [only, ...rest] = opened(bundle(place, indicator, malware, sighting, ...links));
    expect(rest).toEqual([]);
    expect(report(only)).toMatchObject({
      externalId: sighting.id,
      title: 'Loader site sighted at Acme',
      occurredAt: Date.UTC(2026, 4, 1, 10),
      assets: ['Acme'],
      indicators: expect.arrayContaining([{ type: 'malware', value: 'smokeloader' }]),
    });
    expect(stix.read(only)).toMatchObject({ tenantHint: 'Acme' });
  });

  it('reads a report with everything it refers to', () => {
    const summary = object('report', 10, {
      name: 'Loaders in spring',
      published: '2026-05-01T00:00:00Z',
      object_refs: [indicator.id, other.id, malware.id, technique.id],
    });
    const records = opened(bundle(summary, indicator, other, malware, technique, ...links));
    expect(records).toHaveLength(1);
    expect(report(records[0])).toMatchObject({ externalId: summary.id, techniques: ['T1566'] });
    expect(report(records[0]).indicators).toHaveLength(4);
  });

  it.each([
    ['new', 'open', undefined],
    ['open', 'open', undefined],
    ['on-hold', 'in_progress', 'On hold at the source'],
    ['closed', 'closed', undefined],
  ])('an incident under investigation %s is %s', (investigation_status, status, pauseReason) => {
    const incident = object('incident', 11, {
      name: 'Stolen laptop',
      severity: 'low',
      extensions: { 'extension-definition--ef765651-680c-498d-9894-99799f2fa126': { investigation_status } },
    });
    const found = report(incident);
    expect([found.status, found.pauseReason, found.severity]).toEqual([status, pauseReason, 'low']);
  });

  it('keeps how an incident ended', () => {
    const incident = object('incident', 12, {
      name: 'x',
      investigation_status: 'closed',
      determination: 'false-positive',
    });
    expect(report(incident)).toMatchObject({
      resolution: 'false_positive',
      closedAt: Date.UTC(2026, 4, 1, 12, 0, 5),
    });
  });

  it.each([
    [0, 'low'],
    [29, 'low'],
    [30, 'medium'],
    [69, 'medium'],
    [70, 'high'],
    [100, 'high'],
    [undefined, 'medium'],
  ])('confidence %s is %s', (confidence, severity) =>
    expect(report({ ...indicator, confidence }).severity).toBe(severity),
  );

  it('updates and withdraws under one identity', () => {
    const later = { ...indicator, modified: '2026-05-02T00:00:00Z', revoked: true };
    expect(report(later)).toMatchObject({
      externalId: indicator.id,
      status: 'closed',
      sourceStatus: 'revoked',
    });
    expect(report(opened(bundle(later, indicator))[0])).toMatchObject({ status: 'closed' });
  });

  it('reads STIX 2.0, whose observables lie inside', () => {
    const observed = object('observed-data', 13, {
      objects: {
        0: { type: 'ipv4-addr', value: '192.0.2.77' },
        1: { type: 'file', name: 'a.exe', hashes: { MD5: 'd'.repeat(32) } },
      },
    });
    const seen = object('sighting', 14, { sighting_of_ref: malware.id, observed_data_refs: [observed.id] });
    const [only] = opened({ ...bundle(malware, observed, seen), spec_version: '2.0' });
    expect(report(only).indicators).toEqual([
      { type: 'malware', value: 'smokeloader' },
      { type: 'ip', value: '192.0.2.77' },
      { type: 'md5', value: 'd'.repeat(32) },
      { type: 'filename', value: 'a.exe' },
    ]);
  });

  it('opens TAXII envelopes, and reads objects alone', () => {
    expect(opened({ more: true, next: 'x', objects: [indicator] })).toHaveLength(1);
    expect(report({ version: '4', type: 'create', message: 'x', data: indicator }).title).toBe('Loader site');
    expect(stix.open?.({ objects: [{ name: 'x' }] })).toBeNull();
  });

  it('names an indicator by what it looks for', () => {
    expect(report(other).title).toBe(`Threat: sha256 ${'a'.repeat(64)}`);
  });

  it('does not repeat large neighbours for every root', () => {
    const big = { ...malware, description: 'x'.repeat(1_000_000) };
    const many = Array.from({ length: 200 }, (_, n) =>
      object('indicator', 1_000 + n, { pattern: "[url:value = 'http://a.example']" }),
    );
    const all = many.map((one, n) => relation(2_000 + n, one.id, big.id));
    expect(JSON.stringify(opened(bundle(big, ...many, ...all))).length).toBeLessThan(2_000_000);
  });

  it.each([
    [bundle(malware, technique), 'type', /the bundle has nothing/],
    [relation(1, indicator.id, malware.id), 'type', /relationship is nothing/],
    [{ type: 'indicator', pattern: 'x' }, 'type', /no STIX object/],
    [[indicator], '', /a list/],
  ])('refuses %j', (record, field, reason) => {
    expect(stix.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});

describe('a STIX pattern', () => {
  const values = (pattern: string): string[] => {
    const found = nothingFound();
    readPattern(found, pattern);
    return found.indicators.map(({ type, value }) => `${type} ${value}`);
  };

  it.each([
    ["[ipv4-addr:value = '192.0.2.1']", ['ip 192.0.2.1']],
    ["[ipv4-addr:value ISSUBSET '192.0.2.0/24']", ['cidr 192.0.2.0/24']],
    ["[domain-name:value IN ('a.example', 'b.example')]", ['domain a.example', 'domain b.example']],
    [
      `[file:hashes.'MD5'='${'e'.repeat(32)}' AND file:name = 'x.dll']`,
      [`md5 ${'e'.repeat(32)}`, 'filename x.dll'],
    ],
    [`[file:hashes.SHA1 = '${'f'.repeat(40)}']`, [`sha1 ${'f'.repeat(40)}`]],
    ["[network-traffic:dst_ref.value = '192.0.2.3' AND network-traffic:dst_port = 443]", ['ip 192.0.2.3']],
    [
      "[email-message:from_ref.value = 'a@b.example'] FOLLOWEDBY [url:value = 'http://b.example/']",
      ['email a@b.example', 'url http://b.example/'],
    ],
    ["[url:value NOT = 'http://good.example/']", []],
    ["[domain-name:value != 'good.example']", []],
    ["[url:value MATCHES '^http://.*']", []],
    ["[windows-registry-key:key = 'HKLM']", []],
    ['nothing', []],
  ])('%s', (pattern, expected) => expect(values(pattern)).toEqual(expected));

  it('is read quickly whatever it is', () => {
    const started = performance.now();
    for (const part of ["a:b='", 'file:hashes.x', "('", "url:value = '\\"]) values(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
