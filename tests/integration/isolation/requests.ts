import { randomUUID } from 'node:crypto';
import type { Caller, Cast } from './cast.ts';
import { neverWas, type Place, things } from './things.ts';

const slug = (): string => `t-${randomUUID().slice(0, 12)}`;
const email = (): string => `${randomUUID()}@example.test`;

const rule = () => ({
  place: { kind: 'hint', name: '' },
  format: null,
  match: 'equals',
  value: slug(),
  tenant: 'mine',
});

/** It never runs: what a test asks for must change nothing by itself. */
const newConnector = () => ({
  kind: 'rest',
  name: 'new',
  settings: { url: 'https://example.test/' },
  enabled: false,
});

/** Bodies that the route takes, new for each request. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /api/v1/setup': () => ({ token: 'x', name: 'x', email: email(), password: 'correct horse battery' }),
  'POST /api/v1/invitations/accept': () => ({
    token: randomUUID(),
    name: 'x',
    password: 'correct horse battery',
  }),
  'POST /api/v1/account/tokens': () => ({ name: 'x', scopes: ['tenant.read'], expires_in_days: 1 }),
  'PATCH /api/v1/provider': () => ({ name: slug() }),
  'POST /api/v1/tenants': () => ({ slug: slug(), name: 'new' }),
  'POST /api/v1/onboarding': () => ({ csv: `slug,name\r\n${slug()},New`, dry_run: false }),
  'PATCH /api/v1/tenants/:tenant': () => ({ name: slug() }),
  'POST /api/v1/groups': () => ({ name: slug() }),
  'PATCH /api/v1/groups/:group': () => ({ name: slug() }),
  'PATCH /api/v1/team/:user': () => ({ deactivated: true }),
  'POST /api/v1/team/invitations': () => ({ email: email(), role: 'mssp_analyst' }),
  'PATCH /api/v1/tenants/:tenant/members/:user': () => ({ role: 'analyst' }),
  'POST /api/v1/tenants/:tenant/invitations': () => ({ email: email(), role: 'viewer' }),
  'POST /api/v1/tenants/:tenant/ingest-keys': () => ({ name: 'new' }),
  'PATCH /api/v1/tenants/:tenant/ingest-keys/:key': () => ({ name: slug() }),
  'POST /api/v1/ingest-keys': () => ({ name: 'new' }),
  'PATCH /api/v1/ingest-keys/:key': () => ({ name: slug() }),
  'POST /api/v1/ingest-keys/:key/test': () => ({ tenant: 'mine' }),
  'POST /api/v1/mapping-preview': () => ({ mapping: { fields: { title: '/name' } }, record: { name: 'x' } }),
  'POST /api/v1/routing-rules': rule,
  'PATCH /api/v1/routing-rules/:rule': () => ({ value: slug() }),
  'POST /api/v1/routing-rules/trial': () => ({ format: 'native', record: {} }),
  'POST /api/v1/quarantine/replay': () => ({}),
  'POST /api/v1/dead-letters/replay': () => ({}),
  'POST /api/v1/tenants/:tenant/connectors': newConnector,
  'POST /api/v1/connectors': newConnector,
  'PATCH /api/v1/tenants/:tenant/connectors/:connector': () => ({ interval_s: 60 }),
  'PATCH /api/v1/connectors/:connector': () => ({ interval_s: 60 }),
  'PATCH /api/v1/incidents/:id': () => ({ version: 1, status: 'in_progress' }),
  'POST /api/v1/incidents/bulk': () => ({ ids: ['A'.repeat(22)], change: { severity: 'low' } }),
  'POST /api/v1/incidents/:id/notes': () => ({ body: 'x' }),
  'POST /api/v1/views': () => ({ tenant: 'mine', name: slug(), query: 'severity=critical', shared: true }),
  'PATCH /api/v1/views/:view': () => ({ name: slug() }),
  'POST /api/v1/tenants/:tenant/assets': () => ({ kind: 'domain', value: `${slug()}.example` }),
  'POST /api/v1/tenants/:tenant/assets/import': () => ({ text: `${slug()}.example`, dry_run: false }),
  'PATCH /api/v1/tenants/:tenant/assets/:asset': () => ({ label: slug() }),
  'POST /api/v1/ingest/:format': () => ({ external_id: randomUUID(), title: 'new', severity: 'low' }),
};

/** Whatever the collector's addresses are called, an event is one. */
const COLLECTOR = 'POST /services/collector';

export const bodyFor = (route: string): object | undefined =>
  route.startsWith(COLLECTOR) ? { event: randomUUID() } : bodies[route]?.();

/** What a route's address must say after the `?`. */
const searches: Readonly<Record<string, string>> = {
  '/api/v1/assignees': '?tenant=mine',
  '/api/v1/views': '?tenant=mine',
  '/api/v1/incidents/details': '?name=keyword',
};

const PARAMETER = /:\w+/g;

/** The address of a route for a place: its parameters name new things there. */
export async function addressOf(cast: Cast, url: string, place: Place, caller: Caller): Promise<string> {
  const names: string[] = url.match(PARAMETER) ?? [];
  const parent = names.includes(':tenant')
    ? 'a tenant'
    : url.includes('/invitations/')
      ? 'an invitation'
      : '';
  let address = url;
  for (const name of names) address = address.replace(name, await spelled(cast, name, parent, place, caller));
  return address + (searches[url] ?? '');
}

async function spelled(
  cast: Cast,
  name: string,
  parent: string,
  place: Place,
  caller: Caller,
): Promise<string> {
  if (name === ':format') return 'native';
  if (name === ':type') return 'domain';
  if (place === 'never') return neverWas(name);
  if (name === ':tenant') return place === 'own' ? cast.mine.id : cast.theirs.id;
  const thing = things[`${name} of ${parent}`] ?? things[name];
  if (thing === undefined) throw new Error(`say in things.ts how to make a ${name}`);
  return thing(cast, place, caller);
}
