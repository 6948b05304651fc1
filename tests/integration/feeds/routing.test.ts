import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RoutingRule, RoutingRules } from '../../../shared/wire/http/routing.ts';
import { auditOf } from '../../support/audit.ts';
import { native, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

const RULES = '/api/v1/routing-rules';
let house: Installation;
let key: string;
beforeAll(async () => {
  house = await Installation.open();
  for (const slug of ['alpha', 'beta', 'gamma']) {
    await house.operator.newCustomer(slug, { name: `${slug} Industries` });
  }
  key = (await house.operator.post<{ key: string }>('/api/v1/ingest-keys', { name: 'P' })).key;
});
afterAll(() => house?.close());

const listed = async () => (await house.operator.get<RoutingRules>(RULES)).items;
beforeEach(async () => {
  for (const { id } of await listed()) await house.operator.ask('DELETE', `${RULES}/${id}`);
});

const hint = { kind: 'hint', name: '' };
const field = (name: string) => ({ kind: 'field', name });
const rule = (given: object) =>
  house.operator.post<RoutingRule>(RULES, {
    place: hint,
    format: null,
    match: 'equals',
    value: 'x',
    tenant: 'alpha',
    ...given,
  });

interface Answer {
  readonly rule: string | null;
  readonly tenant: { readonly slug: string } | null;
  readonly why: string;
}
const tried = (record: unknown, headers: object = {}, format = 'native') =>
  house.operator.post<Answer>(`${RULES}/trial`, { format, record, headers });

/** Where a record that was sent came to; null for the quarantine. */
async function placedAt(record: Record<string, unknown>, headers: Record<string, string> = {}) {
  const { body } = await sendWith(house, key, record, { headers });
  const { rows } = await query(
    house.config.databaseUrl,
    'select t.slug from inbox i left join tenants t on t.id = i.tenant_id where receipt_id = $1',
    [body.receipt],
  );
  return body.refused.length > 0 ? 'refused' : rows[0].slug;
}

test('its own word, then the header, then rules, then its product’s word for a customer', async () => {
  await rule({ place: field('/org'), value: 'o-1', tenant: 'gamma' });
  await rule({ place: hint, value: 'nobody', tenant: 'gamma' });
  const cases: [record: object, headers: Record<string, string>, slug: string | null, why: RegExp][] = [
    [{ tenant: 'alpha', org: 'o-1' }, { 'x-tenant': 'beta' }, 'alpha', /field tenant/],
    [{ org: 'o-1' }, { 'x-tenant': 'beta' }, 'beta', /header X-Tenant/],
    [{ org: 'o-1' }, {}, 'gamma', /Rule 1 fits/],
    [{ tenant: 'nobody' }, { 'x-tenant': 'beta' }, 'gamma', /Rule 2 fits/],
    [{ tenant: 'nobody-else' }, { 'x-tenant': 'beta' }, null, /nobody-else.*quarantined/],
    // A name is what products use; in our own field only slugs and ids count.
    [{ tenant: 'alpha Industries' }, {}, null, /quarantined/],
    [{}, {}, null, /names nobody/],
  ];
  for (const [more, headers, slug, why] of cases) {
    const record = native(more as Record<string, unknown>);
    const answer = await tried(record, headers);
    expect(answer.tenant?.slug ?? null, JSON.stringify(more)).toBe(slug);
    expect(answer.why).toMatch(why);
    expect(await placedAt(record, headers), JSON.stringify(more)).toBe(slug);
  }
});

const wazuh = (tenant: string) => ({
  timestamp: '2026-01-15T12:30:20.000+0000',
  id: '1',
  rule: { id: '5710', level: 10, description: 'sshd: attempt' },
  agent: { id: '001', name: 'web', labels: { customer: tenant } },
  manager: { name: 'm' },
  location: '/var/log/auth.log',
});

test('a product’s word is a slug, an id or a name of one tenant, in any case', async () => {
  const hintOf = async (word: string) => (await tried(wazuh(word), {}, 'wazuh')) as Answer & { hint: string };
  expect((await hintOf('probe')).hint).toBe('probe');
  expect((await hintOf('ALPHA')).tenant?.slug).toBe('alpha');
  expect((await hintOf('Beta industries')).tenant?.slug).toBe('beta');
  await house.operator.newCustomer('twin-a', { name: 'Twin' });
  await house.operator.newCustomer('twin-b', { name: 'Twin' });
  expect((await hintOf('twin')).tenant).toBeNull();
});

test.each<[string, object, unknown, Record<string, string>, boolean]>([
  ['equals in any case', { place: field('/cid'), value: 'ABC-1' }, { cid: 'abc-1' }, {}, true],
  ['equals a number', { place: field('/n'), value: '7' }, { n: 7 }, {}, true],
  ['equals, not begins', { place: field('/cid'), value: 'abc' }, { cid: 'abc-1' }, {}, false],
  ['begins', { place: field('/cid'), match: 'begins', value: 'ab' }, { cid: 'ABC' }, {}, true],
  [
    'ends',
    { place: field('/host'), match: 'ends', value: '.acme.example' },
    { host: 'a.acme.example' },
    {},
    true,
  ],
  [
    'contains',
    { place: field('/text'), match: 'contains', value: 'needle' },
    { text: 'hay needle' },
    {},
    true,
  ],
  ['within', { place: field('/ip'), match: 'within', value: '10.1.0.0/16' }, { ip: '10.1.2.3' }, {}, true],
  [
    'not within',
    { place: field('/ip'), match: 'within', value: '10.1.0.0/16' },
    { ip: '10.2.2.3' },
    {},
    false,
  ],
  ['any of a list', { place: field('/groups'), value: 'b' }, { groups: ['a', 'b'] }, {}, true],
  ['a header', { place: { kind: 'header', name: 'X-Site' }, value: 'hq' }, {}, { 'X-Site': 'HQ' }, true],
  ['its own format', { place: field('/a'), value: '1', format: 'native' }, { a: '1' }, {}, true],
  ['another format', { place: field('/a'), value: '1', format: 'wazuh' }, { a: '1' }, {}, false],
  ['inherited names', { place: field('/constructor/name'), value: 'object' }, {}, {}, false],
  ['switched off', { place: field('/a'), value: '1', enabled: false }, { a: '1' }, {}, false],
])('%s', async (_, given, more, headers, fits) => {
  const { id } = await rule(given);
  const answer = await tried(native(more as Record<string, unknown>), headers);
  expect(answer.rule).toBe(fits ? id : null);
});

test('the first by position decides, and positions have no gaps', async () => {
  const first = await rule({ place: field('/a'), match: 'contains', value: '1', tenant: 'alpha' });
  const second = await rule({ place: field('/a'), value: '1', tenant: 'beta' });
  const third = await rule({ place: field('/b'), value: '1', tenant: 'gamma', position: 1 });
  const order = async () => (await listed()).map(({ id, position }) => [position, id]);
  expect(await order()).toEqual([
    [1, third.id],
    [2, first.id],
    [3, second.id],
  ]);
  const record = native({ a: '1', b: '1' });
  expect((await tried(record)).rule).toBe(third.id);
  await house.operator.ask('PATCH', `${RULES}/${third.id}`, { position: 99 });
  expect(await order()).toEqual([
    [1, first.id],
    [2, second.id],
    [3, third.id],
  ]);
  expect((await tried(record)).rule).toBe(first.id);
  await house.operator.ask('DELETE', `${RULES}/${first.id}`);
  expect(await order()).toEqual([
    [1, second.id],
    [2, third.id],
  ]);
  expect(await placedAt(record)).toBe('beta');
});

test('rules in force at once, counted, and written down', async () => {
  const { id } = await rule({ place: field('/org'), value: 'count', tenant: 'beta' });
  await sendWith(
    house,
    key,
    Array.from({ length: 30 }, () => native({ org: 'count' })),
  );
  const counted = await until('the rule is counted', async () =>
    (await listed()).find((each) => each.id === id && each.matched > 0),
  );
  expect(counted.matched).toBe(30);
  expect(counted.last_matched_at).not.toBeNull();
  await house.operator.ask('PATCH', `${RULES}/${id}`, { tenant: 'gamma' });
  expect(await placedAt(native({ org: 'count' }))).toBe('gamma');
  const rows = await auditOf(house, id);
  expect(rows.map(({ action }) => action)).toEqual(['routing_rule.created', 'routing_rule.changed']);
  expect(rows[1]!.change).toMatchObject({ before: { tenant: 'beta' }, after: { tenant: 'gamma' } });
});

test('a rule to a tenant that closed refuses, as a name does', async () => {
  await house.operator.newCustomer('closing');
  await rule({ place: field('/org'), value: 'closing', tenant: 'closing' });
  expect(await placedAt(native({ org: 'closing' }))).toBe('closing');
  await house.operator.ask('PATCH', '/api/v1/tenants/closing', { state: 'suspended' });
  expect(await placedAt(native({ org: 'closing' }))).toBe('refused');
});

test.each<[object, string]>([
  [{ place: field('org') }, 'place'],
  [{ place: { kind: 'header', name: 'Authorization' } }, 'place'],
  [{ place: { kind: 'header', name: 'X-Api-Key' } }, 'place'],
  [{ place: { kind: 'header', name: 'a b' } }, 'place'],
  [{ match: 'within', value: 'hq' }, 'value'],
  [{ format: 'nonesuch' }, 'format'],
  [{ value: ' ' }, ''],
  [{ tenant: 'nobody' }, 'tenant'],
])('%j is refused', async (given, named) => {
  const body = { place: hint, format: null, match: 'equals', value: 'x', tenant: 'alpha', ...given };
  const answer = await house.operator.ask('POST', RULES, body);
  expect([400, 404]).toContain(answer.status);
  if (named !== '') expect(await answer.json()).toMatchObject({ field: named });
});

test("a tenant's own key asks no rule", async () => {
  const { key: own } = await house.operator.post<{ key: string }>('/api/v1/tenants/alpha/ingest-keys', {
    name: 'x',
  });
  await rule({ place: field('/org'), value: 'o', tenant: 'beta' });
  const { body } = await sendWith(house, own, native({ org: 'o' }));
  const { rows } = await query(
    house.config.databaseUrl,
    'select slug from inbox join tenants on tenants.id = tenant_id where receipt_id = $1',
    [body.receipt],
  );
  expect(rows).toEqual([{ slug: 'alpha' }]);
});
