import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { IndicatorList, IndicatorPage } from '../../../shared/wire/http/indicators.ts';
import { change, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let a: Customer;
let b: Customer;
let c: Customer;
let owner: Person;
let onTwo: Person;
beforeAll(async () => {
  house = await Installation.open();
  a = await house.operator.newCustomer('a');
  b = await house.operator.newCustomer('b');
  c = await house.operator.newCustomer('c');
  owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
  onTwo = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id, b.id] });
});
afterAll(() => house?.close());

let made = 0;
const fresh = (): string => `i${++made}.evil.example`;
const seen = async (at: Customer, day: number, ...values: string[]): Promise<Incident> => {
  const indicators = values.map((value) => ({ type: value.startsWith('http') ? 'url' : 'domain', value }));
  const detected_at = new Date(Date.UTC(2026, 0, day, 12)).toISOString();
  return (await newIncidents(house, at, 1, { indicators, detected_at }))[0]!;
};
const page = (by: Operator, type: string, value: string, search = '') =>
  by.get<IndicatorPage>(`/api/v1/indicators/${type}/${encodeURIComponent(value)}${search}`);
const list = (by: Operator, search: string) => by.get<IndicatorList>(`/api/v1/indicators?${search}`);
const day = (n: number): string => new Date(Date.UTC(2026, 0, n, 12)).toISOString();

describe('one indicator', () => {
  test('shows where it was seen within the scope, in any spelling', async () => {
    const value = fresh();
    const at = [await seen(a, 1, value), await seen(a, 3, value), await seen(b, 2, value)];
    await seen(c, 4, value);
    const whole = await page(onTwo, 'domain', value);
    expect(whole).toMatchObject({
      type: 'domain',
      value,
      first_seen: day(1),
      last_seen: day(3),
      next_cursor: null,
    });
    expect(whole.tenants).toMatchObject([
      { tenant: { slug: 'a' }, incidents: 2, first_seen: day(1), last_seen: day(3) },
      { tenant: { slug: 'b' }, incidents: 1, first_seen: day(2), last_seen: day(2) },
    ]);
    expect(whole.sightings.map(({ incident }) => incident.id)).toEqual([at[1]!.id, at[2]!.id, at[0]!.id]);
    expect(whole.sightings[0]).toMatchObject({
      seen_at: day(3),
      incident: { number: at[1]!.number, tenant: { slug: 'a' }, title: at[1]!.title, status: 'open' },
    });
    const odd = value.toUpperCase().replace('.EVIL', '[.]EVIL');
    expect(await page(onTwo, 'Host', odd)).toEqual(whole);
    const url = `http://${value}/A?b=c`;
    await seen(a, 5, url);
    expect(await page(owner, 'url', url.replace('http', 'hxxp').replace('.evil', '[.]evil'))).toMatchObject({
      value: url,
      tenants: [{ incidents: 1 }],
    });
  });

  test('says the same of what others saw as of what nobody saw', async () => {
    const value = fresh();
    await seen(c, 1, value);
    const nobody = { first_seen: null, last_seen: null, tenants: [], sightings: [], next_cursor: null };
    expect(await page(owner, 'domain', value)).toEqual({ type: 'domain', value, ...nobody });
    expect(await page(owner, 'domain', 'never.example')).toMatchObject(nobody);
  });

  test('pages, newest first, over several tenants', async () => {
    const value = fresh();
    for (const n of [1, 2, 3]) {
      await seen(a, n, value);
      await seen(b, n, value);
    }
    const all = (await page(onTwo, 'domain', value)).sightings;
    const found: IndicatorPage['sightings'] = [];
    let cursor: string | null = null;
    do {
      const next: IndicatorPage = await page(
        onTwo,
        'domain',
        value,
        `?limit=4${cursor ? `&cursor=${cursor}` : ''}`,
      );
      found.push(...next.sightings);
      cursor = next.next_cursor;
    } while (cursor);
    expect(found).toHaveLength(6);
    expect(found).toEqual(all);
  });

  test('refuses what is none', async () => {
    for (const path of [
      'ip/300.1.1.1',
      'sha256/abc',
      'domain/x',
      'domain/%00',
      `other/${'a'.repeat(3_000)}`,
    ]) {
      expect((await owner.ask('GET', `/api/v1/indicators/${path}`)).status, path).toBe(400);
    }
    const long = `/api/v1/indicators/other/${encodeURIComponent('ä'.repeat(1_024))}`;
    expect((await owner.ask('GET', long)).status).toBe(200);
    expect((await owner.ask('GET', '/api/v1/indicators/ip/1.1.1.1?cursor=WzEsMl0')).status).toBe(400);
  });
});

describe('the list', () => {
  test('has each once, last seen first, counted within what was asked', async () => {
    const stem = `list${++made}`;
    const [one, two, three] = [`${stem}-1.example`, `${stem}-2.example`, `${stem}-3.example`];
    const closed = await seen(a, 1, one!, two!);
    await seen(b, 9, two!);
    await seen(a, 5, three!);
    await seen(c, 10, one!);
    await change(house.operator, closed, { status: 'closed', resolution: 'benign' });
    const { items } = await list(onTwo, `q=${stem}`);
    expect(items).toEqual([
      {
        type: 'domain',
        value: two,
        first_seen: day(1),
        last_seen: day(9),
        incidents: 2,
        open: 1,
        tenants: 2,
        exact: true,
      },
      {
        type: 'domain',
        value: three,
        first_seen: day(5),
        last_seen: day(5),
        incidents: 1,
        open: 1,
        tenants: 1,
        exact: true,
      },
      {
        type: 'domain',
        value: one,
        first_seen: day(1),
        last_seen: day(1),
        incidents: 1,
        open: 0,
        tenants: 1,
        exact: true,
      },
    ]);
    const ofTenant = await onTwo.get<IndicatorList>(`/api/v1/tenants/a/indicators?q=${stem}`);
    expect(ofTenant.items.map(({ value, incidents, tenants }) => [value, incidents, tenants])).toEqual([
      [three, 1, 1],
      [two, 1, 2],
      [one, 1, 1],
    ]);
    expect((await list(owner, `q=${stem}-2`)).items).toMatchObject([
      { incidents: 1, tenants: 1, last_seen: day(1) },
    ]);
  });

  test('is walked, searched and paged alike', async () => {
    for (let n = 0; n < 5; n++) {
      const values = Array.from({ length: 3 }, (_, i) => `walk-${(n * 2 + i) % 7}.example`);
      await seen(n % 2 ? b : a, 11 + n, ...values);
    }
    const paged = async (search: string) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const next: IndicatorList = await list(
          onTwo,
          `${search}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        found.push(...next.items.map(({ value }) => value));
        cursor = next.next_cursor;
      } while (cursor);
      return found;
    };
    const everything = await paged('');
    expect(new Set(everything).size).toBe(everything.length);
    expect(await paged('type=domain')).toEqual(everything.filter((value) => !value.startsWith('http')));
    const walked = everything.filter((value) => value.startsWith('walk-'));
    expect(walked).toHaveLength(7);
    expect(await paged('q=walk-')).toEqual(walked);
    expect(await paged('q=WALK-3.EXAMPLE')).toEqual(['walk-3.example']);
    expect(await paged('q=walk_')).toEqual([]);
    expect(await paged('q=walk%25')).toEqual([]);
  });

  test('shows nothing of other tenants, and takes no odd words', async () => {
    const value = fresh();
    await seen(c, 28, value);
    expect((await list(owner, `q=${value}`)).items).toEqual([]);
    expect((await list(owner, 'limit=200')).items.map((item) => item.value)).not.toContain(value);
    expect((await owner.ask('GET', '/api/v1/tenants/c/indicators')).status).toBe(404);
    for (const search of ['type=x', 'q=%00', 'cursor=x', 'cursor=WzEsImlwIiwiQUEiXQ', 'limit=0']) {
      expect((await owner.ask('GET', `/api/v1/indicators?${search}`)).status, search).toBe(400);
    }
    for (const search of ['q=%F0%9F%91%8D', 'q=%5C', `q=${'x'.repeat(2_048)}`, 'q=%20']) {
      expect((await owner.ask('GET', `/api/v1/indicators?${search}`)).status, search).toBe(200);
    }
  });

  test('of what is everywhere, says that it did not count all', async () => {
    const value = fresh();
    const first = await seen(a, 2, value);
    await query(
      house.config.databaseUrl,
      `with added as (
        insert into incidents (id, tenant_id, number, source, external_id, title, severity, status, module, techniques,
          assets, tags, detected_at, last_seen_at, digest, inbox_id, inbox_index)
        select nextval('incident_ids'), tenant_id, 100000 + n, source, gen_random_uuid(), title, severity, status,
          module, techniques, assets, tags, detected_at, last_seen_at, digest, inbox_id, inbox_index
        from incidents, generate_series(1, 1000) n where tenant_id = $1 and external_id = $2 returning id)
       insert into sightings select $1, id, 'domain', $3, now() from added`,
      [a.id, first.external_id, value],
    );
    expect((await list(owner, `q=${value}`)).items).toMatchObject([
      { incidents: 1_000, open: 1_000, exact: false },
    ]);
    expect((await page(owner, 'domain', value)).tenants).toMatchObject([{ incidents: 1_001 }]);
    const other = await seen(a, 3, value);
    const related = await owner.get(`/api/v1/incidents/${other.id}/related`);
    expect(related).toEqual({ items: [], skipped: [{ type: 'domain', value }] });
  });
});
