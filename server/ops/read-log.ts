import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** A tenant whose log is to be read after `after`. */
export interface Place {
  readonly tenant: TenantId;
  readonly after: number;
}

/** What happened to one incident within the events that were read. */
export interface Touch {
  created: boolean;
  readonly fields: Set<string>;
  /** The last user who acted on it. */
  actor: string | null;
}

/** Something that concerns one user, done by another. */
export interface Addressed {
  readonly kind: 'mention' | 'assigned';
  readonly to: string;
  readonly by: string;
  readonly incident: number;
  readonly at: Date;
}

/** What a tenant's log says after `from` up to `to`. */
export interface Happened {
  readonly tenant: TenantId;
  readonly from: number;
  readonly to: number;
  /** In the order of their first event; null if there is more than is told. */
  readonly incidents: ReadonlyMap<number, Touch> | null;
  readonly addressed: readonly Addressed[];
}

/** More events than this are more rows than anybody is sent, storms of repetition aside, for whom a refetch will do. */
export const MAX_EVENTS = 400;
/** What has changed where somebody wrote a note: no field of the incident. */
export const NOTES = 'notes';

/** Where there is more, whatever people did among the latest is still sought for whom it concerns. */
const MAX_SEARCHED = 5_000;
const MAX_ADDRESSED = 200;

/** Actors of the log that are no users. */
const MACHINERY = ['ingest', 'watchfloor'];

interface Line {
  readonly tenant: TenantId;
  readonly seq: number;
  readonly head: number;
  readonly at: Date;
  readonly kind: string;
  readonly incident_id: number | null;
  readonly actor: string;
  readonly fields: readonly string[] | null;
  readonly mentions: readonly string[] | null;
  readonly assignee: string | null;
}

const told = sql`e.seq, e.at, e.kind, e.incident_id, e.actor,
  (select array_agg(name) from jsonb_object_keys(e.data->'changes') name) as fields,
  e.data->'mentions' as mentions, e.data->'changes'->'assigneeId'->>1 as assignee`;

/** What each of these logs says after its place: one look for all. Those that say nothing more are missing. */
export async function readLogs(tx: Tx, places: readonly Place[]): Promise<Happened[]> {
  const { rows } = await sql<Line>`
    select asked.tenant_id as tenant, heads.seq as head, ${told}
    from unnest(${places.map(({ tenant }) => tenant)}::uuid[], ${places.map(({ after }) => after)}::bigint[])
      as asked (tenant_id, after)
    join heads on heads.tenant_id = asked.tenant_id
    cross join lateral (
      select * from events where events.tenant_id = asked.tenant_id and events.seq > asked.after
      order by events.seq limit ${MAX_EVENTS + 1}) e
    order by asked.tenant_id, e.seq`.execute(tx);
  const lines = byTenant(rows);
  const happened: Happened[] = [];
  for (const { tenant, after } of places) {
    const said = lines.get(tenant);
    if (said === undefined) continue;
    const { head } = said[0]!;
    if (said.length > MAX_EVENTS) happened.push(await tooMuch(tx, tenant, after, head));
    else happened.push(fold(tenant, after, said));
  }
  return happened;
}

/** How far these logs have come. */
export async function readHeads(
  tx: Tx,
  tenants: readonly TenantId[],
): Promise<ReadonlyMap<TenantId, number>> {
  const { rows } = await sql<{ tenant_id: TenantId; seq: number }>`
    select tenant_id, seq from heads where tenant_id = any(${tenants}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.tenant_id, row.seq]));
}

function byTenant(rows: readonly Line[]): Map<TenantId, Line[]> {
  const lines = new Map<TenantId, Line[]>();
  for (const row of rows) {
    const list = lines.get(row.tenant);
    if (list === undefined) lines.set(row.tenant, [row]);
    else list.push(row);
  }
  return lines;
}

/** Nobody is sent what happened, except to themselves. */
async function tooMuch(tx: Tx, tenant: TenantId, from: number, to: number): Promise<Happened> {
  const { rows } = await sql<Line>`
    select ${told} from events e
    where e.tenant_id = ${tenant} and e.seq > ${Math.max(from, to - MAX_SEARCHED)} and e.seq <= ${to}
      and e.actor <> all(${MACHINERY}::text[])
    order by e.seq limit ${MAX_ADDRESSED}`.execute(tx);
  return { tenant, from, to, incidents: null, addressed: rows.flatMap(addressedBy) };
}

function fold(tenant: TenantId, from: number, lines: readonly Line[]): Happened {
  const incidents = new Map<number, Touch>();
  for (const line of lines) {
    if (line.incident_id === null) continue;
    const touch = incidents.get(line.incident_id) ?? { created: false, fields: new Set(), actor: null };
    incidents.set(line.incident_id, touch);
    if (line.kind === 'incident.created') touch.created = true;
    for (const field of fieldsOf(line)) touch.fields.add(field);
    if (!MACHINERY.includes(line.actor)) touch.actor = line.actor;
  }
  return {
    tenant,
    from,
    to: lines.at(-1)!.seq,
    // One event that moves any number of rows.
    incidents: lines.some(({ kind }) => kind === 'pending.accepted') ? null : incidents,
    addressed: lines.flatMap(addressedBy),
  };
}

/** What an event touches, as the wire calls it. */
function fieldsOf({ kind, fields }: Line): string[] {
  if (kind === 'note.added') return [NOTES];
  if (kind === 'incident.duplicate') return ['duplicates'];
  if (kind === 'incident.repeated') return ['occurrences'];
  return (fields ?? []).filter((field) => field !== 'sourceUpdatedAt').map(wireName);
}

/** What the log calls otherwise than the wire, letters aside. */
const RENAMED: Readonly<Record<string, string>> = {
  mergedInto: 'duplicate_of',
  escalation: 'escalated',
  escalatedAt: 'escalated',
  escalatedBy: 'escalated',
};

const wireName = (field: string): string =>
  RENAMED[field] ?? field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function addressedBy({ incident_id: incident, actor: by, at, mentions, assignee }: Line): Addressed[] {
  if (incident === null || MACHINERY.includes(by)) return [];
  const to = (kind: Addressed['kind']) => (user: string) => ({ kind, to: user, by, incident, at });
  return [
    ...(mentions ?? []).map(to('mention')),
    ...(assignee === null ? [] : [assignee]).map(to('assigned')),
  ].filter((addressed) => addressed.to !== by);
}
