import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FarSide, type Said } from '../../support/far-side.ts';
import { openPullHouse, type PullHouse } from '../../support/pull-house.ts';

let house: PullHouse;
let side: FarSide;
beforeAll(async () => {
  house = await openPullHouse();
  side = await FarSide.open();
});
afterAll(async () => {
  side?.close();
  await house?.close();
});
beforeEach(async () => {
  side.heard.length = 0;
  await house.sql('update connectors set enabled = false');
});

const paths = () => side.heard.map(({ url }) => url.pathname + url.search);

describe('taxii', () => {
  const indicator = (n: number) => ({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    name: `Bad address ${n}`,
    pattern: `[ipv4-addr:value = '203.0.113.${n}']`,
    pattern_type: 'stix',
    valid_from: '2026-01-01T00:00:00Z',
  });
  const settings = () => ({ url: `${side.url}/api1/`, collection: 'c-1', username: 'reader' });

  test('pages by next, and goes on after what was added last', async () => {
    const mine = await house.connect({ kind: 'taxii', settings: settings(), secret: 'hunter2' });
    side.answer = ({ url }) =>
      url.searchParams.get('next') === 'p2'
        ? {
            body: { objects: [indicator(2)] },
            headers: { 'x-taxii-date-added-last': '2026-01-02T00:00:00.5Z' },
          }
        : url.searchParams.has('added_after')
          ? { body: {} }
          : {
              body: { more: true, next: 'p2', objects: [indicator(1)] },
              headers: { 'x-taxii-date-added-last': '2026-01-01T00:00:00Z' },
            };
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'healthy', records: 2, last_error: null, failures: 0 });
    expect((await mine.look()).cursor).toBe('objects added after 2026-01-02T00:00:00.5Z');
    house.later();
    await house.runDue();
    expect(paths()).toEqual([
      '/api1/collections/c-1/objects/?limit=500',
      '/api1/collections/c-1/objects/?next=p2&limit=500',
      '/api1/collections/c-1/objects/?added_after=2026-01-02T00%3A00%3A00.5Z&limit=500',
    ]);
    expect(side.heard[0]!.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('reader:hunter2').toString('base64')}`,
      accept: 'application/taxii+json;version=2.1',
    });
    expect(await mine.stored()).toHaveLength(2);
  });

  test('an empty last page that says nothing does not begin the reading anew', async () => {
    const mine = await house.connect({ kind: 'taxii', settings: settings() });
    side.answer = ({ url }) =>
      url.searchParams.has('next')
        ? { body: { more: false } }
        : {
            body: { more: true, next: 'p2', objects: [indicator(1)] },
            headers: { 'x-taxii-date-added-last': '2026-01-03T00:00:00Z' },
          };
    await house.runDue();
    expect((await mine.look()).cursor).toBe('objects added after 2026-01-03T00:00:00Z');
  });

  test('a page the server has forgotten begins again, and nothing is stored twice', async () => {
    const mine = await house.connect({ kind: 'taxii', settings: settings() });
    let isBroken = true;
    side.answer = ({ url }): Said => {
      const next = url.searchParams.get('next');
      if (next === 'old') return isBroken ? { status: 500 } : { status: 404 };
      if (next === 'new') return { body: { objects: [indicator(2)] } };
      return { body: { more: true, next: isBroken ? 'old' : 'new', objects: [indicator(1)] } };
    };
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'failing', failures: 1, records: 1 });
    isBroken = false;
    house.later();
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'healthy', failures: 0, records: 2 });
    expect(await mine.stored()).toHaveLength(2);
  });
});

describe('ms-graph', () => {
  const incident = (n: number, at: string) => ({
    id: String(n),
    displayName: `Incident ${n}`,
    severity: 'high',
    status: 'active',
    createdDateTime: '2026-01-10T00:00:00Z',
    lastUpdateDateTime: at,
    tenantId: '00000000-0000-4000-8000-000000000000',
    alerts: [],
  });
  const settings = () => ({
    tenant_id: 'contoso',
    client_id: 'app',
    graph_url: side.url,
    login_url: side.url,
    start: '2026-01-01T00:00:00Z',
  });

  test('signs in, pages by nextLink, replaces a token that ends on the way, and asks for changes', async () => {
    const mine = await house.connect({ kind: 'ms-graph', settings: settings(), secret: 's3cret' });
    let tokens = 0;
    side.answer = ({ url, headers }): Said => {
      if (url.pathname === '/contoso/oauth2/v2.0/token') return { body: { access_token: `t${++tokens}` } };
      const isSecond = url.searchParams.has('$skiptoken');
      if (isSecond && headers.authorization === 'Bearer t1')
        return { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } };
      if (isSecond) return { body: { value: [incident(2, '2026-01-12T00:00:00Z')] } };
      if (headers.authorization !== 'Bearer t1')
        return { body: { value: [incident(2, '2026-01-12T00:00:00Z')] } };
      const link = `${side.url}/v1.0/security/incidents?$skiptoken=x`;
      return { body: { value: [incident(1, '2026-01-11T00:00:00Z')], '@odata.nextLink': link } };
    };
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'healthy', records: 2 });
    expect(new URLSearchParams(side.heard[0]!.body).get('scope')).toBe(`${side.url}/.default`);
    expect(side.heard[1]!.url.searchParams.get('$filter')).toBe(
      'lastUpdateDateTime ge 2026-01-01T00:00:00.000Z',
    );
    expect(side.heard[1]!.url.searchParams.get('$expand')).toBe('alerts');
    house.later();
    await house.runDue();
    expect(side.heard.at(-1)!.url.searchParams.get('$filter')).toBe(
      'lastUpdateDateTime ge 2026-01-11T23:58:00.000Z',
    );
    expect((await mine.stored()).map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('what the sign-in says is told without the secret', async () => {
    const mine = await house.connect({ kind: 'ms-graph', settings: settings(), secret: 's3cret' });
    const error_description = 'AADSTS7000215: Invalid client secret provided: s3cret';
    side.answer = () => ({ status: 401, body: { error: 'invalid_client', error_description } });
    await house.runDue();
    const { last_error, health } = await mine.look();
    expect(health).toBe('failing');
    expect(last_error).toMatch(/answered 401 \((invalid_client|AADSTS7000215)\).*enter the secret again/);
    expect(last_error).not.toContain('s3cret');
  });

  test('a next page on another host is not asked for', async () => {
    const mine = await house.connect({ kind: 'ms-graph', settings: settings(), secret: 's' });
    side.answer = ({ method }): Said =>
      method === 'POST'
        ? { body: { access_token: 't' } }
        : { body: { value: [], '@odata.nextLink': 'http://127.0.0.1:1/steal' } };
    await house.runDue();
    expect((await mine.look()).last_error).toContain('leads to another host');
  });
});

describe('cyberxtron', () => {
  const item = (n: number, updatedDt: number) => ({
    id: n,
    title: `Leak ${n}`,
    taskKey: `DFINC-${n}`,
    severity_label: 'High',
    status_statusCd: 'Open',
    product_name: 'DarkFlash',
    category_name: 'Credential Leak',
    createdDt: 1_767_225_600,
    updatedDt,
  });

  test('reads each list whole, and takes what changed', async () => {
    const settings = { org_key: 'org', url: side.url, products: ['darkflash', 'shadowspot'] };
    const mine = await house.connect({ kind: 'cyberxtron', settings, secret: 'xs' });
    const list = Array.from({ length: 101 }, (_, n) => item(n, 1_767_225_600 + n));
    side.answer = ({ url, headers }) => {
      expect(headers).toMatchObject({ 'xtron-org-key': 'org', 'xtron-org-secret': 'xs' });
      const page = Number(url.searchParams.get('page'));
      const data =
        url.pathname === '/api/v1/darkflash/incidents' ? list.slice((page - 1) * 100, page * 100) : [];
      return { body: { success: true, data } };
    };
    await house.runDue();
    expect(paths().map((path) => path.replace('/api/v1/', ''))).toEqual([
      'darkflash/incidents?page=1&size=100',
      'darkflash/incidents?page=2&size=100',
      'shadowspot/findings?page=1&size=100',
    ]);
    expect(await mine.stored()).toHaveLength(101);
    list[7] = { ...list[7]!, updatedDt: 1_767_300_000, status_statusCd: 'Closed' };
    house.later();
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'healthy', records: 102 });
    expect((await mine.stored()).at(-1)).toMatchObject({ id: 7, status_statusCd: 'Closed' });
  });
});

describe('rest', () => {
  const record = (n: number, at = '2026-01-10T00:00:00Z') => ({
    external_id: `r-${n}`,
    title: `Record ${n}`,
    severity: 'high',
    updated_at: at,
  });
  const ids = (records: Record<string, unknown>[]) => records.map(({ external_id }) => external_id);

  test.each([
    [
      'a link in the answer',
      { kind: 'link', pointer: '/next' },
      (page: number) => ({ body: { items: [record(page)], next: page < 3 ? `/list?p=${page + 1}` : null } }),
    ],
    [
      'the header Link',
      { kind: 'link' },
      (page: number) => ({
        body: { items: [record(page)] },
        headers: page < 3 ? { link: `</list?p=1>; rel="prev", </list?p=${page + 1}>; rel="next"` } : {},
      }),
    ],
    [
      'a cursor',
      { kind: 'cursor', pointer: '/next', param: 'p' },
      (page: number) => ({ body: { items: [record(page)], next: page < 3 ? String(page + 1) : '' } }),
    ],
    [
      'pages',
      { kind: 'page', param: 'p' },
      (page: number) => ({ body: { items: page < 4 ? [record(page)] : [] } }),
    ],
  ])('pages by %s', async (_by, paging, answer) => {
    const settings = { url: `${side.url}/list`, items: '/items', paging, format: 'native' };
    const mine = await house.connect({ kind: 'rest', settings, secret: 'tok' });
    side.answer = ({ url }) => answer(Number(url.searchParams.get('p') ?? 1)) as Said;
    await house.runDue();
    expect((await mine.look()).last_error).toBeNull();
    expect(ids(await mine.stored())).toEqual(['r-1', 'r-2', 'r-3']);
    expect(side.heard.every(({ headers }) => headers.authorization === 'Bearer tok')).toBe(true);
  });

  test('asks for what is new, with an overlap, and stores what overlaps once', async () => {
    const since = { param: 'from', pointer: '/updated_at', format: 'seconds', overlap_s: 10 };
    const headers = { 'X-Api-Key': 'k {secret}' };
    const settings = { url: side.url, since, headers, format: 'native' };
    const mine = await house.connect({ kind: 'rest', settings, secret: 'tok' });
    side.answer = () => ({ body: [record(1), record(2)] });
    await house.runDue();
    side.answer = () => ({ body: [record(2), record(3)] });
    house.later();
    await house.runDue();
    expect(side.heard.map(({ url }) => url.searchParams.get('from'))).toEqual([null, '1768003190']);
    expect(side.heard[0]!.headers['x-api-key']).toBe('k tok');
    expect(side.heard[0]!.headers.authorization).toBeUndefined();
    expect(ids(await mine.stored())).toEqual(['r-1', 'r-2', 'r-3']);
  });

  test('reads by a mapping', async () => {
    const mapping = { fields: { external_id: '/key', title: '/what', severity: { const: 'low' } } };
    const mine = await house.connect({ kind: 'rest', settings: { url: side.url, mapping } });
    side.answer = () => ({ body: [{ key: 'k-1', what: 'Something' }] });
    await house.runDue();
    expect((await mine.look()).last_error).toBeNull();
    expect(await mine.stored()).toMatchObject([{ external_id: 'k-1', title: 'Something', severity: 'low' }]);
  });
});
