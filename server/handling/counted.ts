import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { MACHINERY } from '../../shared/domain/handling.ts';
import type { Handled } from '../queue/choice.ts';

/** What a group or a filter calls all that is no person. */
export const MACHINE = 'machine';

/** What counts: no informational ones, no duplicates (they are handled where they were merged), no pending back-fill. */
export const counted = sql<boolean>`incidents.severity <> 'info' and incidents.resolution is distinct from 'duplicate'
  and not incidents.pending`;

export const isMachine = (actor: RawBuilder<string>) =>
  sql<boolean>`${actor} = any(${[...MACHINERY]}::text[])`;

/** Of what is closed: closing alone acknowledged it, or nothing did. */
export const isUnacknowledged = sql<boolean>`(incidents.acknowledged_at is null
  or incidents.acknowledged_at >= incidents.closed_at)`;

/** The same of instants in epoch milliseconds; NaN is what never was, and comes before nothing. */
export const wasUnacknowledged = (acknowledgedAt: number, closedAt: number): boolean =>
  !(acknowledgedAt < closedAt);

const closed = { at: sql`incidents.closed_at`, by: sql<string>`incidents.closed_by` };
const COLUMNS = {
  acknowledged: { at: sql`incidents.acknowledged_at`, by: sql<string>`incidents.acknowledged_by` },
  closed,
  closed_unacknowledged: closed,
} as const;

/** The rows behind a response time: the same ones that read.ts measures. */
export function wasHandled({ how, from, by }: Handled): Expression<SqlBool> {
  const column = COLUMNS[how];
  return sql<boolean>`(${sql.join(
    [
      sql`${column.by} is not null`,
      counted,
      ...(how === 'closed_unacknowledged' ? [isUnacknowledged] : []),
      ...(from === null ? [] : [sql`${column.at} >= ${new Date(from)}`]),
      ...(by === null ? [] : [wasBy(column.by, by)]),
    ],
    sql` and `,
  )})`;
}

const wasBy = (actor: RawBuilder<string>, by: readonly string[]) =>
  sql`(${actor} = any(${by.filter((who) => who !== MACHINE)}::text[])
    ${by.includes(MACHINE) ? sql`or ${isMachine(actor)}` : sql``})`;
