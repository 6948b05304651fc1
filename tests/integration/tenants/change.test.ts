import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import type { Tenant, TenantList } from '../../../shared/wire/http/tenants.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

const { now } = Date;
const soon = () => new Date(now() + DAY_MS).toISOString();
let made = 0;
const create = (given: object = {}) =>
  house.operator.post<Tenant>('/api/v1/tenants', { slug: `c-${++made}`, name: `Customer ${made}`, ...given });
const patch = (by: { ask: Person['ask'] }, id: string, body: object) =>
  by.ask('PATCH', `/api/v1/tenants/${id}`, body);
const refusal = async (answer: Response) => {
  const { status, field, detail } = (await answer.json()) as {
    status: number;
    field: string;
    detail: string;
  };
  return { status, field, detail };
};

describe('creating', () => {
  test('answers and writes down everything it set', async () => {
    const given = {
      slug: 'all-set',
      name: 'Äll Set GmbH',
      state: 'trial',
      trial_ends_at: soon(),
      criticality: 'high',
      time_zone: 'Europe/Berlin',
      brand_name: 'All Set',
      brand_colour: '#AABBCC',
      brand_accent: null,
    };
    const tenant = await create(given);
    const kept = { ...given, brand_colour: '#aabbcc' };
    expect(tenant).toMatchObject(kept);
    expect(await house.operator.get(`/api/v1/tenants/all-set`)).toEqual(tenant);
    const { id, created_at: _, ...after } = tenant;
    expect(await auditOf(house, id)).toMatchObject([
      { action: 'tenant.created', tenant_id: id, target_label: 'Äll Set GmbH', change: { after } },
    ]);
  });

  test.each([
    ['slug', { slug: 'Not A Slug' }],
    ['slug', { slug: 'nul\0' }],
    ['name', { name: ' ' }],
    ['name', { name: 'nul\0' }],
    ['name', { name: 'half \ud800' }],
    ['name', { name: 'x'.repeat(121) }],
    ['brand_name', { brand_name: 'two\nlines' }],
    ['brand_colour', { brand_colour: 'red' }],
    ['time_zone', { time_zone: 'Europe/Nowhere' }],
    ['time_zone', { time_zone: '+01:00' }],
    ['trial_ends_at', { state: 'active', trial_ends_at: '2099-01-01T00:00:00Z' }],
    ['trial_ends_at', { state: 'trial', trial_ends_at: '2001-01-01T00:00:00Z' }],
    ['trial_ends_at', { state: 'trial', trial_ends_at: '2016-12-31T23:59:60Z' }],
    ['trial_ends_at', { state: 'trial', trial_ends_at: 'tomorrow' }],
    ['state', { state: 'gone' }],
  ])('a wrong %s is a 400 that names it: %j', async (field, given) => {
    const body = { slug: 'wrong', name: 'Wrong', ...given };
    const answer = await house.operator.ask('POST', '/api/v1/tenants', body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(field);
  });

  test('a taken slug is a 409', async () => {
    const { slug } = await create();
    const answer = await house.operator.ask('POST', '/api/v1/tenants', { slug, name: 'Again' });
    expect(await refusal(answer)).toMatchObject({ status: 409, field: 'slug' });
  });

  test.each(['id', 'created_at'])('%s is nobody’s to choose', async (field) => {
    const body = { slug: 'chosen', name: 'Chosen', [field]: '11111111-1111-4111-8111-111111111111' };
    const answer = await house.operator.ask('POST', '/api/v1/tenants', body);
    expect(await refusal(answer)).toMatchObject({ status: 400, field });
    expect((await house.operator.ask('GET', '/api/v1/tenants/chosen')).status).toBe(404);
  });
});

describe('changing', () => {
  test('writes down what differs, before and after, and nothing else', async () => {
    const { id, name } = await create({ time_zone: 'UTC' });
    const body = { name: 'Renamed', time_zone: 'UTC', brand_colour: '#00FF00', criticality: 'low' };
    const answer = await patch(house.operator, id, body);
    expect(await answer.json()).toMatchObject({ ...body, brand_colour: '#00ff00' });
    expect((await auditOf(house, id)).slice(1)).toMatchObject([
      {
        action: 'tenant.changed',
        tenant_id: id,
        change: {
          before: { name, brand_colour: null, criticality: 'medium' },
          after: { name: 'Renamed', brand_colour: '#00ff00', criticality: 'low' },
        },
      },
    ]);
    const [, row] = await auditOf(house, id);
    expect(Object.keys(row!.change.after).toSorted()).toEqual(['brand_colour', 'criticality', 'name']);
  });

  test('to what it is already changes nothing and writes nothing', async () => {
    const tenant = await create({ brand_colour: '#00ff00' });
    const { id, name, state } = tenant;
    const answer = await patch(house.operator, id, { name, state, brand_colour: '#00FF00' });
    expect(await answer.json()).toEqual(tenant);
    expect(await auditOf(house, id)).toHaveLength(1);
  });

  test('leaves alone what is for ever', async () => {
    const { id, slug, created_at } = await create();
    await patch(house.operator, id, { name: 'New', slug: 'other', id: crypto.randomUUID(), created_at: 0 });
    expect(await house.operator.get(`/api/v1/tenants/${id}`)).toMatchObject({ id, slug, created_at });
  });

  test('wants a field, and a good one', async () => {
    const { id } = await create();
    for (const body of [{}, { nothing: 1 }, { name: '' }, { time_zone: 'Nowhere' }, { name: 'a\0' }]) {
      expect((await patch(house.operator, id, body)).status, JSON.stringify(body)).toBe(400);
    }
    expect(await auditOf(house, id)).toHaveLength(1);
  });

  test("Owner and Admin change a tenant's settings; the provider's say stays the provider's", async () => {
    const { id } = await create();
    for (const role of ['owner', 'admin'] as const) {
      const member = await newPerson(house, { memberOf: { [id]: role } });
      expect((await patch(member, id, { name: `By the ${role}`, time_zone: 'Asia/Tokyo' })).status).toBe(200);
      for (const field of ['state', 'trial_ends_at', 'criticality']) {
        const values = { state: 'suspended', trial_ends_at: null, criticality: 'low' };
        const body = { name: 'Not this', [field]: values[field as keyof typeof values] };
        expect(await refusal(await patch(member, id, body))).toMatchObject({ status: 403, field });
      }
    }
    expect(await house.operator.get(`/api/v1/tenants/${id}`)).toMatchObject({ name: 'By the admin' });
    const [, byOwner] = await auditOf(house, id);
    expect(byOwner).toMatchObject({
      actor_kind: 'user',
      actor_role: 'owner',
      change: { after: { time_zone: 'Asia/Tokyo' } },
    });
  });

  test('analysts and viewers change nothing', async () => {
    const { id } = await create();
    for (const standing of [
      { provider: 'mssp_analyst', assigned: [id] },
      { memberOf: { [id]: 'analyst' } },
      { memberOf: { [id]: 'viewer' } },
    ] as const) {
      const person = await newPerson(house, standing);
      expect((await patch(person, id, { name: 'Not mine' })).status).toBe(403);
      expect((await person.ask('GET', `/api/v1/tenants/${id}`)).status).toBe(200);
    }
  });
});

describe('listing', () => {
  const list = (search: string) => house.operator.get<TenantList>(`/api/v1/tenants?${search}`);

  test('says what the filters leave out', async () => {
    await create({ slug: 'needle', name: 'Haystack', state: 'trial' });
    const all = await list('limit=200');
    const found = await list('q=NEEDLE&state=trial&state=active');
    expect(found.items.map(({ slug }) => slug)).toEqual(['needle']);
    expect(found).toMatchObject({ total: 1, hidden: all.total - 1 });
  });

  test('pages over all of them, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: TenantList = await list(`limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await list('')).total);
  });

  test('a made-up cursor or a NUL is a 400', async () => {
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const ends = [cursor('a', 'b'), cursor('a\0', crypto.randomUUID()), cursor(1), 'x'].map(
      (made) => `cursor=${made}`,
    );
    for (const search of [...ends, 'q=%00', 'group=%00', 'state=gone', `q=${'x'.repeat(121)}`]) {
      expect((await house.operator.ask('GET', `/api/v1/tenants?${search}`)).status, search).toBe(400);
    }
  });
});
