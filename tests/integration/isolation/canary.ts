import type { Operator } from '../../support/operator.ts';
import type { Cast } from './cast.ts';

/** Stands in every text field of the other tenant, and nowhere else. */
export const CANARY = 'canaryqzx';

/** Everything one can write of a tenant, in every field. */
export const canaryRecord = (externalId: string): object => ({
  external_id: `${CANARY}-${externalId}`,
  title: `${CANARY} title`,
  description: `${CANARY} description`,
  severity: 'critical',
  source: CANARY,
  status: 'open',
  module: 'brand',
  category: CANARY,
  assignee: `${CANARY}@example.test`,
  indicators: [
    { type: 'domain', value: `${CANARY}.example` },
    { type: 'email', value: `${CANARY}@example.test` },
  ],
  assets: [CANARY],
  tags: [CANARY],
  url: `https://${CANARY}.example/`,
  impact: CANARY,
  recommendation: CANARY,
  raw: { [CANARY]: CANARY },
});

/** What sensors, people and the provider do at the other tenant; `n` makes each time new. */
export async function liveAt({ house, theirs, sql }: Cast, n: number): Promise<void> {
  const answer = await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${theirs.key}`, 'content-type': 'application/json' },
    body: JSON.stringify([canaryRecord(`${n}a`), canaryRecord(`${n}b`)]),
  });
  const { accepted, receipt } = (await answer.json()) as { accepted: number; receipt: string };
  if (accepted !== 2) throw new Error(`the canary was not taken: ${answer.status}`);
  const admin = house.operator;
  await admin.post(`/api/v1/tenants/${theirs.id}/ingest-keys`, { name: `${CANARY} key ${n}` });
  await admin.post(`/api/v1/tenants/${theirs.id}/invitations`, {
    email: `${CANARY}${n}@example.test`,
    role: 'viewer',
  });
  await admin.ask('PATCH', `/api/v1/tenants/${theirs.id}`, {
    brand_name: `${CANARY} brand ${n}`,
    time_zone: 'Europe/Berlin',
  });
  await sql(
    `with u as (insert into identity."user" ("id", "name", "email", "emailVerified")
       values ($1, $1, $1 || '@example.test', true) returning "id")
     insert into tenant_members (tenant_id, user_id, role) select $2, "id", 'viewer' from u`,
    [`${CANARY}-user-${n}`, theirs.id],
  );
  await admin.settled(theirs, receipt);
  await actThere(admin, theirs.id);
}

/** What is written about its newest incident: a change with words, a note, and a word about who did it. */
async function actThere(admin: Operator, tenant: string): Promise<void> {
  const { items } = await admin.get<{ items: { id: string }[] }>(
    `/api/v1/incidents?tenant=${tenant}&limit=1`,
  );
  const ids = items.map(({ id }) => id);
  const change = {
    escalate: `${CANARY} escalation`,
    tags: { add: [`${CANARY} tag`] },
    note: `${CANARY} note`,
  };
  await admin.post('/api/v1/incidents/bulk', { ids, change });
}

/** What the provider does to both tenants at once, where a word of one could slip into the log of the other. */
export async function actOnBoth({ house, mine, theirs, callers }: Cast): Promise<void> {
  const admin = house.operator;
  const both = [mine.id, theirs.id];
  await admin.post('/api/v1/groups', { name: `${CANARY} group`, tenants: [theirs.id] });
  const group = await admin.post<{ id: string }>('/api/v1/groups', { name: 'both', tenants: both });
  await admin.ask('PATCH', `/api/v1/groups/${group.id}`, { tenants: [theirs.id] });
  await admin.ask('PATCH', `/api/v1/groups/${group.id}`, { tenants: both });
  await admin.post('/api/v1/team/invitations', {
    email: `${CANARY}-team@example.test`,
    role: 'mssp_analyst',
    tenants: both,
  });
  const analyst = callers.unassigned.userId!;
  await admin.ask('PATCH', `/api/v1/team/${analyst}`, { tenants: both, groups: [group.id] });
  await admin.ask('PATCH', `/api/v1/team/${analyst}`, { tenants: [], groups: [] });
  await (await admin.ask('GET', `/api/v1/audit/export?actor=${CANARY}&tenant=theirs&tenant=mine`)).text();
  await (await admin.ask('GET', '/api/v1/audit/export')).text();
}
