import type { Access } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { HandlingKind } from '../../shared/domain/handling.ts';
import { type Module, type Severity, type Status, severities } from '../../shared/domain/incident.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { IncidentFilter } from '../../shared/wire/http/incidents.ts';
import type { MonitoredAsset } from '../assets/concerns.ts';
import { assetInScope } from '../assets/find.ts';
import { tenantsInGroups } from '../groups/sight.ts';
import { type DetailFilter, detailFilter } from './detail-filter.ts';
import { incidentNumber } from './words.ts';

/** Whoever asks, and nobody, as the assignee filter spells them. */
const ME = 'me';
export const UNASSIGNED = 'none';

/** Hidden unless asked for. */
const shownSeverities = severities.filter((severity) => severity !== 'info');

/** A filter as it was asked, with names looked up and instants read: what SQL and the register both choose by. */
export interface Choice {
  /** What is snoozed beyond this instant is snoozed; epoch milliseconds. */
  readonly now: number;
  /** The part of the scope that is asked about at all, before anything chooses from it; null for all of it. */
  readonly within: readonly TenantId[] | null;
  readonly tenants: readonly TenantId[] | null;
  readonly groups: readonly TenantId[] | null;
  readonly severities: readonly Severity[];
  /** Whether severities were asked for, or are those shown to whoever asks for none. */
  readonly severityAsked: boolean;
  readonly statuses: readonly Status[] | null;
  readonly modules: readonly Module[] | null;
  /** Names or users; null for all. Those of nobody beside. */
  readonly assignees: readonly string[] | null;
  readonly unassigned: boolean;
  readonly sources: readonly string[] | null;
  readonly categories: readonly string[] | null;
  readonly storms: readonly string[] | null;
  /** Rows of storms are left out: their storm's line stands for them. */
  readonly folded: boolean;
  readonly lane: 'live' | 'pending' | null;
  readonly snoozed: 'hidden' | 'shown' | 'only';
  readonly snoozedAsked: boolean;
  /** Epoch milliseconds, inclusive. */
  readonly from: number | null;
  readonly to: number | null;
  readonly closedFrom: number | null;
  readonly closedTo: number | null;
  readonly search: Search;
}

/** What only Postgres can look for. */
export interface Search {
  readonly q: string | null;
  /** The incident whose number that is, if it is one of the scope's. */
  readonly numbered: number | null;
  readonly tags: readonly string[] | null;
  readonly indicators: readonly string[] | null;
  readonly techniques: readonly string[] | null;
  readonly details: DetailFilter | null;
  /** What concerns a monitored asset; nothing does where it is none of the scope's. */
  readonly asset: (MonitoredAsset & { readonly id: string }) | 'none' | null;
  readonly handled: Handled | null;
}

/** What counts towards a response time. */
export interface Handled {
  readonly how: HandlingKind;
  /** Epoch milliseconds. */
  readonly from: number | null;
  /** Users, or `machine`; null for whoever it was. */
  readonly by: readonly string[] | null;
}

export const isSearch = ({ numbered: _, ...looksFor }: Search): boolean =>
  Object.values(looksFor).some((value) => value !== null);

/** Who asks, and where they may read incidents. */
export interface Asker {
  readonly actor: { readonly id: string; readonly access: Access };
  readonly scope: Scope;
}

/** Tenants and groups outside of the asker's sight are chosen as little as those that never were. */
export async function choiceOf(
  tenancy: Tenancy,
  { actor, scope }: Asker,
  filter: IncidentFilter,
  now: number,
): Promise<Choice> {
  const group = listed(filter.group);
  const assignees = listed(filter.assignee)?.map((name) => (name === ME ? actor.id : name)) ?? null;
  const severity = listed(filter.severity);
  return {
    now,
    ...(await tenantsOf(tenancy, scope, filter)),
    groups: group && (await tenantsInGroups(tenancy, actor.access, group)),
    severities: severity ?? shownSeverities,
    severityAsked: severity !== null,
    statuses: listed(filter.status),
    modules: listed(filter.module),
    assignees: assignees?.filter((name) => name !== UNASSIGNED) ?? null,
    unassigned: assignees?.includes(UNASSIGNED) ?? false,
    sources: listed(filter.source),
    categories: listed(filter.category),
    storms: listed(filter.storm)?.filter(isUuid) ?? null,
    // Whoever asks for a storm asks for its rows.
    folded: filter.storms === 'folded' && listed(filter.storm) === null,
    lane: filter.lane ?? null,
    snoozed: filter.snoozed ?? 'hidden',
    snoozedAsked: filter.snoozed !== undefined,
    from: instant(filter, 'from'),
    to: instant(filter, 'to'),
    closedFrom: instant(filter, 'closed_from'),
    closedTo: instant(filter, 'closed_to'),
    search: {
      q: filter.q || null,
      numbered: await numbered(tenancy, scope, filter.q ?? ''),
      tags: listed(filter.tag),
      indicators: listed(filter.indicator),
      techniques: listed(filter.technique),
      details: detailFilter(listed(filter.detail)),
      handled: handledBy(filter),
      asset: filter.asset ? ((await assetInScope(tenancy, scope, filter.asset)) ?? 'none') : null,
    },
  };
}

async function numbered(tenancy: Tenancy, scope: Scope, q: string): Promise<number | null> {
  const asked = incidentNumber(q);
  if (asked === null) return null;
  const row = await tenancy.asScope(scope, (tx) =>
    tx
      .selectFrom('incidents')
      .innerJoin('tenants', 'tenants.id', 'incidents.tenant_id')
      .select('incidents.id')
      .where('tenants.slug', '=', asked.slug)
      .where('incidents.number', '=', asked.number)
      .executeTakeFirst(),
  );
  return row?.id ?? null;
}

const listed = <T>(values: readonly T[] | undefined): readonly T[] | null =>
  values === undefined || values.length === 0 ? null : values;

async function tenantsOf(
  tenancy: Tenancy,
  scope: Scope,
  { within, tenant }: IncidentFilter,
): Promise<Pick<Choice, 'within' | 'tenants'>> {
  const names = [...(within === undefined ? [] : [within]), ...(tenant ?? [])];
  if (names.length === 0) return { within: null, tenants: null };
  const known = await tenancy.asScope(scope, (tx) =>
    tx
      .selectFrom('tenants')
      .select(['id', 'slug'])
      .where(({ or, eb }) => or([eb('slug', 'in', names), eb('id', 'in', [NOBODY, ...names.filter(isUuid)])]))
      .execute(),
  );
  const named = (some: readonly string[]) =>
    known.filter(({ id, slug }) => some.includes(id) || some.includes(slug)).map(({ id }) => id as TenantId);
  return {
    within: within === undefined ? null : named([within]),
    tenants: tenant?.length ? named(tenant) : null,
  };
}

/** No tenant has it; a list must not be empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const handledBy = (filter: IncidentFilter): Handled | null =>
  filter.handled === undefined
    ? null
    : { how: filter.handled, from: instant(filter, 'handled_from'), by: listed(filter.handled_by) };

type InstantFilter = 'from' | 'to' | 'closed_from' | 'closed_to' | 'handled_from';

/** A leap second is an instant to RFC 3339 and none to a calendar of seconds. */
function instant(filter: IncidentFilter, field: InstantFilter): number | null {
  const text = filter[field];
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Fault('bad_request', `${field} is no instant we can count`, field);
  return at;
}
