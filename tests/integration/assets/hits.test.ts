import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetKind } from '../../../shared/domain/asset.ts';
import type { Asset, AssetHits, AssetList } from '../../../shared/wire/http/assets.ts';
import type { IncidentList } from '../../../shared/wire/http/incidents.ts';
import { change, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

let made = 0;
const newCustomer = () => house.operator.newCustomer(`hits-${++made}`);
const watch = (at: Customer, kind: AssetKind, value: string) =>
  house.operator.post<Asset>(`/api/v1/tenants/${at.slug}/assets`, { kind, value });
const hitsOf = async (at: Customer, { id }: Asset): Promise<AssetHits> => {
  const { items } = await house.operator.get<AssetList>(`/api/v1/tenants/${at.slug}/assets`);
  return items.find((each) => each.id === id)!.hits;
};
/** The address that the console links a count to. */
const behind = (at: Customer, { id }: Asset, search = '') =>
  house.operator.get<IncidentList>(
    `/api/v1/incidents?within=${at.slug}&asset=${id}&snoozed=shown&storms=shown&limit=200${search}`,
  );

/** What each asset has to find of these, and what it must not. */
const cases: readonly {
  readonly kind: AssetKind;
  readonly value: string;
  readonly hit: readonly object[];
  readonly missed: readonly object[];
}[] = [
  {
    kind: 'domain',
    value: 'acme.example',
    hit: [
      { indicators: [{ type: 'domain', value: 'acme.example' }] },
      { indicators: [{ type: 'domain', value: 'mail.EU.acme.example' }] },
      { indicators: [{ type: 'url', value: 'https://login.acme.example:8443/a?b=http://other.example' }] },
      { indicators: [{ type: 'email', value: 'jo@acme.example' }] },
      { assets: ['WEB01.acme.example'] },
      { assets: ['something else', 'https://vpn.acme.example/portal'] },
      { assets: ['acme.example:443'], indicators: [{ type: 'domain', value: 'evil.example' }] },
    ],
    missed: [
      { indicators: [{ type: 'domain', value: 'notacme.example' }] },
      { indicators: [{ type: 'domain', value: 'acme.example.evil.example' }] },
      { indicators: [{ type: 'url', value: 'https://evil.example/acme.example' }] },
      { indicators: [{ type: 'filename', value: 'acme.example' }] },
      { assets: ['acme', 'acmeXexample', 'evil.example'] },
      { title: 'Something about acme.example in words' },
    ],
  },
  {
    kind: 'domain',
    value: 'bücher.example',
    hit: [{ assets: ['shop.bücher.example'] }, { indicators: [{ type: 'domain', value: 'Bücher.example' }] }],
    missed: [{ assets: ['bucher.example'] }],
  },
  {
    kind: 'range',
    value: '203.0.113.64/28',
    hit: [
      { indicators: [{ type: 'ip', value: '203.0.113.64' }] },
      { indicators: [{ type: 'ip', value: '203.0.113.79' }] },
      { indicators: [{ type: 'cidr', value: '203.0.113.72/29' }] },
      { indicators: [{ type: 'url', value: 'http://203.0.113.70:8080/x' }] },
      { assets: ['203.0.113.65:443'] },
      { assets: ['db-1', '203.0.113.64/30'] },
    ],
    missed: [
      { indicators: [{ type: 'ip', value: '203.0.113.63' }] },
      { indicators: [{ type: 'ip', value: '203.0.113.80' }] },
      { indicators: [{ type: 'cidr', value: '203.0.113.0/24' }] },
      { assets: ['203.0.113.80', '203.0.113.0/24', 'build 203.0.113.65'] },
    ],
  },
  {
    kind: 'range',
    value: '2001:db8:8000::/33',
    hit: [
      { indicators: [{ type: 'ip', value: '2001:DB8:8000::1' }] },
      { assets: ['[2001:db8:ffff::1]:443'] },
      { assets: ['2001:db8:9000::/48'] },
    ],
    missed: [{ indicators: [{ type: 'ip', value: '2001:db8:7fff::1' }] }, { assets: ['2001:db8::1'] }],
  },
  {
    kind: 'brand',
    value: 'Acme Bank',
    hit: [
      { title: 'Site that looks like ACME bank found' },
      { title: 'x', description: 'selling "acme-bank" logins' },
      { title: 'x', tags: ['acme bank'] },
    ],
    missed: [
      { title: 'Acme of the river bank' },
      { title: 'Bank Acme' },
      { title: 'x', source: 'acme bank' },
      { title: 'x', category: 'acme bank' },
      { title: 'Acme Banking' },
      { title: 'x', assets: ['acme-bank.example'] },
    ],
  },
  {
    kind: 'keyword',
    value: 'Projekt-Nachtfalter/7',
    hit: [{ title: 'projekt nachtfalter 7 leaked' }, { title: 'x', description: 'PROJEKT-NACHTFALTER/7.' }],
    missed: [{ title: 'projekt nachtfalter' }, { title: 'nachtfalter projekt 7' }],
  },
];

describe.each(cases)('the $kind $value', ({ kind, value, hit, missed }) => {
  test('counts what concerns it, and the link opens those rows', async () => {
    const at = await newCustomer();
    const other = await newCustomer();
    const wanted: string[] = [];
    for (const given of hit) {
      wanted.push((await newIncidents(house, at, 1, given))[0]!.number);
      await newIncidents(house, other, 1, given);
    }
    for (const given of missed) await newIncidents(house, at, 1, given);
    const asset = await watch(at, kind, value);
    expect(await hitsOf(at, asset)).toMatchObject({ incidents: hit.length, open: hit.length, exact: true });
    const rows = await behind(at, asset);
    expect(rows.items.map(({ number }) => number).sort()).toEqual(wanted.sort());
    expect(rows.total).toBe(hit.length);
  });
});

test('closed hits are no open ones, informational ones are none, snoozed ones are behind the link too', async () => {
  const at = await newCustomer();
  const asset = await watch(at, 'domain', 'three.example');
  const given = { assets: ['three.example'] };
  const [closing] = await newIncidents(house, at, 1, { ...given, detected_at: '2026-02-01T00:00:00.000Z' });
  const [snoozing] = await newIncidents(house, at, 1, { ...given, detected_at: '2026-02-03T00:00:00.000Z' });
  await newIncidents(house, at, 1, { ...given, severity: 'info', detected_at: '2026-02-04T00:00:00.000Z' });
  await change(house.operator, closing!, { status: 'closed', resolution: 'benign' });
  await change(house.operator, snoozing!, { snooze_until: new Date(Date.now() + 3_600_000).toISOString() });
  expect(await hitsOf(at, asset)).toEqual({
    incidents: 2,
    open: 1,
    newest_at: '2026-02-03T00:00:00.000Z',
    exact: true,
    open_exact: true,
  });
  expect((await behind(at, asset)).total).toBe(2);
  const open = await behind(at, asset, '&status=open&status=in_progress');
  expect(open.items.map(({ id }) => id)).toEqual([snoozing!.id]);
});

test('an asset of nobody, or of somebody else, selects nothing', async () => {
  const at = await newCustomer();
  const other = await newCustomer();
  const [row] = await newIncidents(house, at, 1, { assets: ['nobody.example'] });
  const asset = await watch(other, 'domain', 'nobody.example');
  const owner = await newPerson(house, { memberOf: { [at.id]: 'owner' } });
  const seen = (id: string) => owner.get<IncidentList>(`/api/v1/incidents?asset=${id}`);
  expect(row).toBeDefined();
  expect((await seen(asset.id)).items).toEqual([]);
  expect((await seen(asset.id)).total).toBe(0);
  expect((await seen('never-was')).items).toEqual([]);
  expect((await seen((await watch(at, 'domain', 'nobody.example')).id)).total).toBe(1);
});
