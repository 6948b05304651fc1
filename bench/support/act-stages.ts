import type pg from 'pg';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Spread, spread } from './report.ts';
import { readStreams } from './streams.ts';

/** One act to an incident, epoch milliseconds; `near` and `far` are when others heard of it, on either server. */
export interface Act {
  /** Of the incident, by the act. */
  readonly version: number;
  readonly sent: number;
  readonly answered: number;
  readonly near: readonly number[];
  readonly far: readonly number[];
}

/** Where the time of acts went: read afterwards from what the product itself has written down. */
export async function actStagesOf(
  database: pg.Client,
  redisUrl: string,
  acts: readonly Act[],
): Promise<Record<string, Spread>> {
  const { rows } = await database.query<{ version: number; held: Date; tenant: TenantId; seq: number }>(`
    select (data->>'version')::int as version, at as held, tenant_id as tenant, seq::int as seq
    from events where data ? 'act'`);
  const countedAt = await readStreams(redisUrl);
  const behind = new Map(
    rows.map(({ version, held, tenant, seq }) => [
      version,
      { held: held.getTime(), ...countedAt(tenant, seq) },
    ]),
  );
  const ways = acts.map((act) => ({ ...act, ...behind.get(act.version)! }));
  const of = (time: (way: (typeof ways)[number]) => number) => spread(ways.map(time));
  return {
    'sent → its turn': of(({ sent, held }) => held - sent),
    'its turn → recorded': of(({ held, recorded }) => recorded - held),
    'recorded → counted': of(({ recorded, counted }) => counted - recorded),
    'counted → answered': of(({ counted, answered }) => answered - counted),
    'counted → told to the first': of(({ counted, near }) => Math.min(...near) - counted),
    'counted → told to the last': of(({ counted, near }) => Math.max(...near) - counted),
    'counted → told to the last elsewhere': of(({ counted, far }) => Math.max(...far) - counted),
  };
}
