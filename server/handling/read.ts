import { type RawBuilder, sql } from 'kysely';
import type { Severity } from '../../shared/domain/incident.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { counted, isUnacknowledged } from './counted.ts';
import { type Groups, NOTHING, type Times } from './groups.ts';
import type { Span } from './question.ts';

/** How rows are grouped, beside all of them together. */
type By = 'tenant' | 'severity' | 'handler';

interface Asked {
  readonly scope: Scope;
  readonly by: readonly By[];
  /** Who is meant by the log's actor in a column; see handlers.ts. */
  readonly handler: (column: RawBuilder<string>) => RawBuilder<string>;
}

interface Source {
  /** Which incidents, of the column that an index is kept of. */
  readonly where: RawBuilder<boolean>;
  /** From one instant to the other; null where one is not known. */
  readonly elapsed: RawBuilder<unknown>;
  readonly actor: RawBuilder<string>;
  readonly unacknowledged: RawBuilder<boolean>;
}

const at = (epochMs: number): Date => new Date(epochMs);
const within = (column: string, { from, to }: Span): RawBuilder<boolean> =>
  sql`${sql.ref(column)} >= ${at(from)} and ${sql.ref(column)} <= ${at(to)}`;
const nobody = sql<string>`null::text`;

/** Closed in the span, by somebody here or by their source, and not before anybody here heard of them. */
export const readResolved = (tx: Tx, span: Span, asked: Asked): Promise<Groups> =>
  read(tx, asked, {
    where: sql`closed_by is not null and ${within('closed_at', span)}`,
    elapsed: sql`closed_at - detected_at`,
    actor: sql`closed_by`,
    unacknowledged: isUnacknowledged,
  });

/** Taken on in the span, likewise. */
export const readAcknowledged = (tx: Tx, span: Span, asked: Asked): Promise<Groups> =>
  read(tx, asked, {
    where: sql`acknowledged_by is not null and ${within('acknowledged_at', span)}`,
    elapsed: sql`acknowledged_at - detected_at`,
    actor: sql`acknowledged_by`,
    unacknowledged: sql`false`,
  });

/** Detected in the span; those that occurred later than they were detected tell of no time. */
export const readDetected = (tx: Tx, span: Span, asked: Asked): Promise<Groups> =>
  read(tx, asked, {
    where: within('detected_at', span),
    elapsed: sql`case when occurred_at <= detected_at then detected_at - occurred_at end`,
    actor: nobody,
    unacknowledged: sql`false`,
  });

/** Not closed, at an instant that is now. */
export const readOpen = (tx: Tx, now: number, asked: Asked): Promise<Groups> =>
  read(tx, asked, {
    where: sql`status <> 'closed'`,
    elapsed: sql`${at(now)}::timestamptz - detected_at`,
    actor: nobody,
    unacknowledged: sql`false`,
  });

/** Row security says it too, but not so that an index could answer it. */
const inScope = (scope: Scope) =>
  scope.kind === 'all' ? sql`true` : sql`tenant_id = any(${[...scope.ids]}::uuid[])`;

const COLUMNS = { tenant: sql`tenant_id`, severity: sql`severity`, handler: sql`handler` } as const;

interface Row {
  readonly by: By | 'all';
  readonly tenant: TenantId | null;
  readonly severity: Severity | null;
  readonly handler: string | null;
  readonly all_of_them: number;
  readonly timed: number;
  readonly mean: number | null;
  readonly quantiles: readonly [number, number] | null;
  readonly unacknowledged: number;
}

async function read(tx: Tx, { scope, by, handler }: Asked, source: Source): Promise<Groups> {
  const isBy = (each: By) => by.includes(each);
  const { rows } = await sql<Row>`
    with timed as (
      select tenant_id, severity, ${isBy('handler') ? handler(source.actor) : nobody} as handler,
             extract(epoch from ${source.elapsed})::float8 as seconds, ${source.unacknowledged} as unacknowledged
      from incidents where ${source.where} and ${counted} and ${inScope(scope)}
    )
    select ${groupedBy(by)} as by, ${isBy('tenant') ? COLUMNS.tenant : nobody} as tenant,
           ${isBy('severity') ? COLUMNS.severity : nobody} as severity, ${isBy('handler') ? COLUMNS.handler : nobody} as handler,
           count(*) as all_of_them, count(seconds) as timed, avg(greatest(seconds, 0)) filter (where seconds is not null) as mean,
           percentile_cont(array[0.5, 0.9]) within group (order by greatest(seconds, 0)) filter (where seconds is not null) as quantiles,
           count(*) filter (where unacknowledged) as unacknowledged
    from timed group by grouping sets (${sql.join([sql`()`, ...by.map((each) => sql`(${COLUMNS[each]})`)])})`.execute(
    tx,
  );
  return groupsOf(rows);
}

/** Which of the sets a row is of. */
const groupedBy = (by: readonly By[]) =>
  by.length === 0
    ? sql`'all'`
    : sql`case ${sql.join(
        by.map((each) => sql`when grouping(${COLUMNS[each]}) = 0 then ${sql.lit(each)}`),
        sql` `,
      )} else 'all' end`;

function groupsOf(rows: readonly Row[]): Groups {
  const all = rows.find(({ by }) => by === 'all');
  const keyed = <T>(keyOf: (row: Row) => T | null) =>
    new Map(
      rows.flatMap((row): [T, Times][] => {
        const key = keyOf(row);
        return key === null ? [] : [[key, timesOf(row)]];
      }),
    );
  return {
    all: all ? timesOf(all) : NOTHING,
    tenant: keyed(({ tenant }) => tenant),
    severity: keyed(({ severity }) => severity),
    handler: keyed(({ handler }) => handler),
  };
}

const timesOf = (row: Row): Times => ({
  durations: {
    count: row.timed,
    mean: rounded(row.mean),
    median: rounded(row.quantiles?.[0] ?? null),
    p90: rounded(row.quantiles?.[1] ?? null),
  },
  all: row.all_of_them,
  unacknowledged: row.unacknowledged,
});

/** To the millisecond, which is how exactly instants are kept. */
const rounded = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 1_000) / 1_000;
