import { sql } from 'kysely';
import type { ServerDeps } from '../../server/deps.ts';
import { type Asker, choiceOf } from '../../server/queue/choice.ts';
import { countChosen } from '../../server/queue/count.ts';
import { countInSql } from '../../server/queue/count-sql.ts';
import { type Position, pageInSql, readPage } from '../../server/queue/page.ts';
import { presentCounts } from '../../server/queue/present-counts.ts';
import { modules, severities, statuses } from '../../shared/domain/incident.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { appendToLogs } from '../../shared/node/db/log.ts';
import type { IncidentFilter, IncidentOrder } from '../../shared/wire/http/incidents.ts';

type Dice = () => number;
/** `maxFound` where little is common. */
type QueueDeps = ServerDeps & { readonly maxFound?: number };
const pick = <T>(dice: Dice, from: readonly T[]): T => from[Math.floor(dice() * from.length)]!;
const some = <T>(dice: Dice, from: readonly T[]): T[] => from.filter(() => dice() < 0.4);

export const sources = ['edge', 'mail', 'okta'];
export const people = ['Ada', 'Grace', 'Ken'];
export const tags = ['vip', 'q4', "o'hara", 'back\\slash'];
export const categories = ['phishing_site', 'scan', 'malware'];
const keywords = ['acme', "o'hara: 50%", 'back\\slash "quoted"'];
const words = [
  'beacon',
  'macro',
  'sign-in',
  '-macro beacon',
  '"beacon on host"',
  'host-7.example',
  '203.0.113.9',
];

/** A record as some sensor sends it, about one of `ids` incidents. */
export const recordOf = (dice: Dice, ids: number, now: number) => ({
  external_id: `x-${Math.floor(dice() * ids)}`,
  title: `${pick(dice, ['Beacon', 'Macro', 'Sign-in'])} on host-${Math.floor(dice() * 9)}.example`,
  source: pick(dice, sources),
  severity: pick(dice, severities),
  module: pick(dice, modules),
  category: pick(dice, categories),
  tags: some(dice, tags),
  techniques: some(dice, ['T1566', 'T1059.001']),
  indicators: some(dice, ['203.0.113.9', '198.51.100.7']).map((value) => ({ type: 'ip', value })),
  detected_at: new Date(now - Math.floor(dice() * 50) * 60_000).toISOString(),
  updated_at: new Date(now + Math.floor(dice() * 1_000_000)).toISOString(),
  ...(dice() < 0.6 && {
    details: { keyword: pick(dice, keywords), publisher: pick(dice, ['Exploit', 'XSS']) },
  }),
  ...(dice() < 0.6 && { assignee: pick(dice, people) }),
  ...(dice() < 0.6 && { status: pick(dice, statuses) }),
});

/** Some filter that somebody might set. */
export function filterOf(dice: Dice, slugs: readonly string[], now: number): IncidentFilter {
  const at = () => new Date(now - Math.floor(dice() * 50) * 60_000).toISOString();
  const maybe = <T>(name: string, value: () => T) => (dice() < 0.2 ? { [name]: value() } : {});
  return {
    ...maybe('severity', () => some(dice, severities)),
    ...maybe('status', () => some(dice, statuses)),
    ...maybe('module', () => some(dice, modules)),
    ...maybe('tenant', () => some(dice, slugs)),
    ...maybe('within', () => pick(dice, slugs)),
    ...maybe('assignee', () => some(dice, [...people, 'none', 'me', 'user-1'])),
    ...maybe('source', () => some(dice, sources)),
    ...maybe('category', () => some(dice, categories)),
    ...maybe('lane', () => pick(dice, ['live', 'pending'])),
    ...maybe('snoozed', () => pick(dice, ['hidden', 'shown', 'only'])),
    ...maybe('storms', () => pick(dice, ['folded', 'shown'])),
    ...maybe('tag', () => some(dice, tags)),
    ...maybe('detail', () => [
      `keyword:${pick(dice, keywords)}`,
      ...some(dice, ['publisher:XSS', 'keyword:acme']),
    ]),
    ...maybe('technique', () => ['T1566']),
    ...maybe('indicator', () => some(dice, ['203.0.113.9', '198.51.100.7'])),
    ...maybe('q', () => pick(dice, words)),
    ...maybe('from', at),
    ...maybe('to', at),
    ...maybe('closed_from', at),
    ...maybe('closed_to', at),
  } as IncidentFilter;
}

/** The same question to the register and to SQL. */
export async function bothAnswers(deps: QueueDeps, asker: Asker, filter: IncidentFilter) {
  const { scope } = asker;
  const choice = await choiceOf(deps.tenancy, asker, filter, deps.clock());
  const shown = async (counted: Parameters<typeof presentCounts>[2]) => ({
    ...(await deps.tenancy.asScope(scope, (tx) => presentCounts(tx, choice, counted))),
    as_of: null,
  });
  return {
    held: await shown(await countChosen(deps, scope, choice)),
    counted: await shown(await countInSql(deps.tenancy, scope, choice)),
    pages: await allPages(deps, asker, filter),
    upwards: await allPages(deps, asker, filter, 'oldest'),
    listed: await deps.tenancy.asScope(scope, (tx) =>
      pageInSql(tx, choice, scope, { order: 'newest', limit: 10_000, after: null }),
    ),
    listedUpwards: await deps.tenancy.asScope(scope, (tx) =>
      pageInSql(tx, choice, scope, { order: 'oldest', limit: 10_000, after: null }),
    ),
  };
}

/** Ids of all rows, page by page. */
export async function allPages(
  deps: QueueDeps,
  asker: Asker,
  filter: IncidentFilter,
  order: IncidentOrder = 'newest',
): Promise<number[]> {
  const choice = await choiceOf(deps.tenancy, asker, filter, deps.clock());
  const ids: number[] = [];
  for (let after: Position | null = null; ; ) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(deps, asker.scope, choice, {
      order,
      limit: 17,
      after,
    });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

/** What people do, in few words: columns that change, with an event for each incident, in one transaction. */
export async function decide(
  deps: ServerDeps,
  tenant: TenantId,
  set: ReturnType<typeof sql>,
  numbers: readonly number[],
): Promise<void> {
  await deps.tenancy.asSystem('what people do, for a test', async (tx) => {
    const { rows } = await sql<{ id: number }>`
      update incidents set ${set} where tenant_id = ${tenant} and number = any(${numbers}::bigint[])
      returning id`.execute(tx);
    const events = rows.map(({ id }) => ({
      kind: 'incident.changed' as const,
      incidentId: id,
      at: deps.clock(),
      actor: 'user-1',
      data: {},
    }));
    await appendToLogs(tx, new Map([[tenant, events]]));
  });
}

export const askerOf = (scope: Scope): Asker => ({
  actor: {
    id: 'user-1',
    access: { provider: { role: 'mssp_admin', scope, tier: 'mssp' }, memberships: new Map(), limit: null },
  },
  scope,
});
