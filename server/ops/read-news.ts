import type { Scope } from '../../shared/domain/scope.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { IncidentNews, News, Personal } from '../../shared/wire/ops.ts';
import { MAX_NEWS_ROWS } from '../../shared/wire/ops-limits.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';
import { readIncidents } from '../queue/rows.ts';
import type { SealedIds } from '../sealed-id.ts';
import { type Addressed, type Happened, NOTES, type Place, readLogs } from './read-log.ts';

export interface NewsDeps {
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly ids: SealedIds;
}

/** A tenant's news, and what of it is addressed to somebody. */
export interface Told {
  readonly news: News;
  readonly personal: readonly { readonly to: string; readonly news: Personal }[];
}

/** What is told together is read together: some megabytes at most. */
const MAX_ROWS_AT_ONCE = 500;

/**
 * What happened after each of these places, within a scope: two looks at the database for all of them, and one for the
 * names of who acted. Tenants whose logs say nothing more are missing. `late` are those whose rows are too many to be
 * told with the others.
 */
export async function readNews(
  deps: NewsDeps,
  scope: Scope,
  places: readonly Place[],
): Promise<{ readonly told: Told[]; readonly late: Happened[] }> {
  const { fitting, late, incidents, names } = await deps.tenancy.asScope(scope, async (tx, end) => {
    const logs = bounded(await readLogs(tx, places));
    const wanted = new Set(logs.fitting.flatMap(incidentsOf));
    const [rows, names] = await end([
      wanted.size === 0 ? [] : readIncidents(tx, deps.ids, [...wanted]),
      namesOf(deps, logs.fitting),
    ]);
    return { ...logs, incidents: new Map(rows.map((row) => [row.id, row])), names };
  });
  const rowOf = (id: number) => incidents.get(deps.ids.seal('incident', id));
  const told = fitting.map((each) => ({
    news: newsOf(each, rowOf, names),
    personal: each.addressed.flatMap((one) => personalOf(one, rowOf, names)),
  }));
  return { told, late };
}

type RowOf = (id: number) => Incident | undefined;
type Names = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

const rowCount = ({ incidents }: Happened): number => incidents?.size ?? 0;

function bounded(logs: readonly Happened[]): { fitting: Happened[]; late: Happened[] } {
  const fitting: Happened[] = [];
  const late: Happened[] = [];
  let rows = 0;
  for (const log of logs) {
    const kept = rowCount(log) > MAX_NEWS_ROWS ? { ...log, incidents: null } : log;
    rows += rowCount(kept);
    (rows <= MAX_ROWS_AT_ONCE ? fitting : late).push(kept);
  }
  return { fitting, late };
}

const incidentsOf = ({ incidents, addressed }: Happened): number[] => [
  ...(incidents?.keys() ?? []),
  ...addressed.map(({ incident }) => incident),
];

/** By name, never by address. */
async function namesOf({ identity }: NewsDeps, logs: readonly Happened[]): Promise<Names> {
  const users = new Set<string>();
  for (const { incidents, addressed } of logs) {
    for (const { actor } of incidents?.values() ?? []) if (actor !== null) users.add(actor);
    for (const { by } of addressed) users.add(by);
  }
  return users.size === 0 ? new Map() : readPeople(identity, [...users]);
}

const named = (names: Names, id: string) => {
  const person = names.get(id);
  return person === undefined ? null : { id, name: person.name };
};

function newsOf({ tenant, from, to, incidents }: Happened, rowOf: RowOf, names: Names): News {
  if (incidents === null) return { tenant, from, to, items: null };
  const items: IncidentNews[] = [];
  for (const [id, { created, fields, actor }] of incidents) {
    const incident = rowOf(id);
    if (incident === undefined) continue;
    items.push({
      incident,
      created,
      // The log knows more of an incident than its readers do.
      fields: [...fields].filter((field) => field in incident || field === NOTES).sort(),
      actor: actor === null ? null : named(names, actor),
    });
  }
  return { tenant, from, to, items };
}

function personalOf({ kind, to, by, incident, at }: Addressed, rowOf: RowOf, names: Names): Told['personal'] {
  const row = rowOf(incident);
  const author = named(names, by);
  if (row === undefined || author === null) return [];
  const { id, number, tenant, title, severity, status, detected_at } = row;
  const mention = { id, number, tenant, title, severity, status, detected_at };
  return [{ to, news: { kind, incident: mention, by: author, at: at.toISOString() } }];
}
