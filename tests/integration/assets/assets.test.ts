import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetLimits } from '../../../shared/domain/asset.ts';
import {
  type Asset,
  type AssetImported,
  type AssetList,
  MAX_IMPORTED_LINES,
} from '../../../shared/wire/http/assets.ts';
import type { AuditList } from '../../../shared/wire/http/audit.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { query } from '../../support/query.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

let made = 0;
const newCustomer = () => house.operator.newCustomer(`assets-${++made}`);
const pathOf = (at: Customer) => `/api/v1/tenants/${at.slug}/assets`;
const say = async (method: string, path: string, body?: object) => {
  const answer = await house.operator.ask(method, path, body);
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer is what the tests look into
  return { status: answer.status, body: (await answer.json().catch(() => null)) as any };
};
const list = (at: Customer, search = '') => house.operator.get<AssetList>(`${pathOf(at)}?${search}`);
const valuesOf = ({ items }: AssetList) => items.map(({ value }) => value);
const imported = (at: Customer, text: string, given: object = {}) =>
  house.operator.post<AssetImported>(`${pathOf(at)}/import`, { text, dry_run: false, ...given });
const auditOf = async (at: Customer) =>
  (await house.operator.get<AuditList>(`/api/v1/tenants/${at.slug}/audit`)).items.filter(({ action }) =>
    action.startsWith('asset'),
  );

describe('one asset', () => {
  test('is added in its one spelling, labelled, removed, and each is written down', async () => {
    const at = await newCustomer();
    const added = await say('POST', pathOf(at), {
      kind: 'domain',
      value: ' WWW[.]Acme.example. ',
      label: ' Shop ',
    });
    expect(added).toMatchObject({
      status: 201,
      body: { kind: 'domain', value: 'www.acme.example', label: 'Shop' },
    });
    const { id } = added.body as Asset;
    const path = `${pathOf(at)}/${id}`;
    expect(await say('PATCH', path, { label: 'Web shop' })).toMatchObject({
      status: 200,
      body: { label: 'Web shop' },
    });
    expect(await say('PATCH', path, { label: null })).toMatchObject({ body: { label: null } });
    expect(await say('GET', path)).toMatchObject({
      status: 200,
      body: { id, created_by: expect.any(String) },
    });
    expect((await say('DELETE', path)).status).toBe(204);
    expect((await say('DELETE', path)).status).toBe(404);
    expect((await list(at)).total).toBe(0);
    expect(
      (await auditOf(at)).map(({ action, target, change }) => [
        action,
        target.label,
        change.before,
        change.after,
      ]),
    ).toEqual([
      ['asset.removed', 'domain www.acme.example', { kind: 'domain', value: 'www.acme.example' }, undefined],
      ['asset.changed', 'domain www.acme.example', { label: 'Web shop' }, { label: null }],
      ['asset.changed', 'domain www.acme.example', { label: 'Shop' }, { label: 'Web shop' }],
      [
        'asset.added',
        'domain www.acme.example',
        undefined,
        { kind: 'domain', value: 'www.acme.example', label: 'Shop' },
      ],
    ]);
  });

  test('is refused where it is none, or there already, and nothing is written down', async () => {
    const at = await newCustomer();
    await say('POST', pathOf(at), { kind: 'brand', value: 'Acme Bank' });
    expect(await say('POST', pathOf(at), { kind: 'brand', value: 'ACME  bank' })).toMatchObject({
      status: 409,
      body: { field: 'value', detail: 'the brand ACME bank is monitored already' },
    });
    expect(await say('POST', pathOf(at), { kind: 'keyword', value: 'ACME  bank' })).toMatchObject({
      status: 201,
    });
    expect(await say('POST', pathOf(at), { kind: 'range', value: '10.0.0.0/40' })).toMatchObject({
      status: 400,
      body: { field: 'value' },
    });
    expect((await say('POST', pathOf(at), { kind: 'brand', value: 'a\u0000b' })).status).toBe(400);
    expect((await say('POST', pathOf(at), { kind: 'brand', value: 'x'.repeat(600) })).status).toBe(400);
    expect((await say('POST', pathOf(at), { kind: 'person', value: 'Ada' })).status).toBe(400);
    expect((await say('PATCH', `${pathOf(at)}/${'x'.repeat(40)}`, { label: 'x' })).status).toBe(404);
    expect(await auditOf(at)).toHaveLength(2);
  });
});

describe('the list', () => {
  test('pages by value, narrows by kind and by a part, and counts what it hides', async () => {
    const at = await newCustomer();
    await imported(at, 'b.example\na.example\nc.example\n10.1.0.0/16\n2001:db8::/32');
    await imported(at, 'kind,value,label\nbrand,Acme,Our name\nkeyword,Nightfall,', {});
    const first = await list(at, 'limit=4');
    const second = await list(at, `limit=4&cursor=${first.next_cursor}`);
    expect(second.next_cursor).toBeNull();
    const all = [...valuesOf(first), ...valuesOf(second)];
    expect(all).toEqual([
      '10.1.0.0/16',
      '2001:db8::/32',
      'a.example',
      'Acme',
      'b.example',
      'c.example',
      'Nightfall',
    ]);
    expect(first).toMatchObject({
      total: 7,
      hidden: 0,
      kinds: { domain: 3, range: 2, brand: 1, keyword: 1 },
    });
    expect(await list(at, 'kind=domain&kind=brand')).toMatchObject({ total: 4, hidden: 3 });
    expect(valuesOf(await list(at, 'q=OUR'))).toEqual(['Acme']);
    expect(valuesOf(await list(at, 'q=.EXAMPLE&kind=domain'))).toHaveLength(3);
    // An address finds the network that holds it.
    expect(valuesOf(await list(at, 'q=10.1.200.7'))).toEqual(['10.1.0.0/16']);
    expect(valuesOf(await list(at, 'q=2001:db8:5::1'))).toEqual(['2001:db8::/32']);
    expect(await list(at, 'q=10.2.0.1')).toMatchObject({ total: 0, hidden: 7, items: [] });
    for (const search of ['cursor=x', 'kind=person', 'q=%00', 'limit=500']) {
      expect((await say('GET', `${pathOf(at)}?${search}`)).status, search).toBe(400);
    }
  });
});

describe('an import', () => {
  test('says what becomes of each line, and adds the good ones', async () => {
    const at = await newCustomer();
    await say('POST', pathOf(at), { kind: 'domain', value: 'here.example' });
    const text =
      'Value;Kind;Label\r\nnew.example;;\r\nHERE.example;domain;\r\nNew.Example.;domain;again\r\nAcme;;\r\nAcme;brand;"Our; name"\r\n10.0.0.0/99;range;\r\nx.example;person;\r\ny.example;domain;a;b\r\n';
    const tried = await imported(at, text, { dry_run: true });
    expect(
      tried.rows.map(({ line, kind, value, result, faults }) => [line, kind, value, result, faults]),
    ).toEqual([
      [2, 'domain', 'new.example', 'would_add', []],
      [3, 'domain', 'here.example', 'present', [{ field: 'value', reason: 'is monitored already' }]],
      [4, 'domain', 'new.example', 'present', [{ field: 'value', reason: 'is that of line 2' }]],
      [
        5,
        null,
        'Acme',
        'refused',
        [{ field: 'kind', reason: expect.stringContaining('a brand or a keyword') }],
      ],
      [6, 'brand', 'Acme', 'would_add', []],
      [
        7,
        'range',
        '10.0.0.0/99',
        'refused',
        [{ field: 'value', reason: expect.stringContaining('no address range') }],
      ],
      [
        8,
        null,
        'x.example',
        'refused',
        [{ field: 'kind', reason: 'must be one of domain, brand, keyword, range' }],
      ],
      [9, 'domain', 'y.example', 'refused', [{ field: 'line', reason: 'has 1 cells more than the header' }]],
    ]);
    expect(tried).toMatchObject({ dry_run: true, added: 2, present: 2, refused: 4 });
    expect((await list(at)).total).toBe(1);
    const done = await imported(at, text);
    expect(done).toMatchObject({ dry_run: false, added: 2, present: 2, refused: 4 });
    expect(done.rows[0]).toMatchObject({ result: 'added' });
    expect((await list(at)).items).toMatchObject([
      { kind: 'brand', value: 'Acme', label: 'Our; name' },
      { value: 'here.example' },
      { value: 'new.example' },
    ]);
    expect((await auditOf(at))[0]).toMatchObject({
      action: 'assets.imported',
      change: { after: { assets: ['domain new.example', 'brand Acme'] } },
    });
    // The same again adds nothing, and so writes nothing down.
    expect(await imported(at, text)).toMatchObject({ added: 0, present: 4 });
    expect(await auditOf(at)).toHaveLength(2);
  });

  test('of plain lines keeps each whole, whatever is in it', async () => {
    const at = await newCustomer();
    const { rows } = await imported(at, '\uFEFFAcme, "Inc."\n\n  Other; Ltd  \n', { kind: 'brand' });
    expect(rows).toMatchObject([
      { line: 1, value: 'Acme, "Inc."', result: 'added' },
      { line: 3, value: 'Other; Ltd', result: 'added' },
    ]);
  });

  test('as a whole is refused where it cannot be read', async () => {
    const at = await newCustomer();
    const refused = (text: string) => say('POST', `${pathOf(at)}/import`, { text, dry_run: true });
    expect(await refused(' \n ')).toMatchObject({ status: 400, body: { field: 'text' } });
    expect(await refused('value,value\na.example,b.example')).toMatchObject({ status: 400 });
    expect(await refused('kind,label\nbrand,x')).toMatchObject({ status: 400 });
    expect(await refused('value,label\n"a.example,b')).toMatchObject({ status: 400 });
    expect(await refused('a.example\n'.repeat(MAX_IMPORTED_LINES + 1))).toMatchObject({ status: 400 });
  });

  test('stops at what a customer may have, and says so line by line', async () => {
    const at = await newCustomer();
    await query(
      house.config.databaseUrl,
      `insert into monitored_assets (tenant_id, kind, value, key, created_by)
       select $1, 'keyword', 'k' || n, 'k' || n, 'x' from generate_series(1, $2::int) n`,
      [at.id, assetLimits.perTenant - 1],
    );
    const { rows } = await imported(at, 'one.example\ntwo.example');
    expect(rows.map(({ result }) => result)).toEqual(['added', 'refused']);
    expect(rows[1]!.faults[0]!.reason).toContain('at most 10000');
    expect(await say('POST', pathOf(at), { kind: 'domain', value: 'three.example' })).toMatchObject({
      status: 409,
    });
    expect((await list(at)).total).toBe(assetLimits.perTenant);
  });
});
