import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import { freeze } from '../queue/register/read.ts';
import type { Measured } from './groups.ts';
import { readOpenBy } from './open.ts';
import type { Span } from './question.ts';
import { readAcknowledged, readDetected, readOpen, readResolved } from './read.ts';

interface Asked {
  readonly scope: Scope;
  readonly span: Span;
  readonly before: Span;
  /** See handlers.ts; null where nobody is to be told apart. */
  readonly handlerOf: ((actor: RawBuilder<string>) => RawBuilder<string>) | null;
}

/** Room to sort the times of a large provider in memory. */
const SETTINGS = "set local work_mem = '32MB'";

/** All figures of one instant, for tenants that the register does not hold: one snapshot has them. */
export const measureInSql = (
  tenancy: Tenancy,
  { scope, span, before, handlerOf }: Asked,
): Promise<Measured> =>
  tenancy.asScope(scope, async (tx) => {
    await freeze(tx);
    await sql.raw(SETTINGS).execute(tx);
    const times = { scope, handler: handlerOf ?? ((actor) => actor), by: ['tenant', 'severity'] as const };
    const work = { ...times, by: handlerOf === null ? times.by : ([...times.by, 'handler'] as const) };
    const total = { ...times, by: [] };
    return {
      acknowledged: await readAcknowledged(tx, span, work),
      resolved: await readResolved(tx, span, work),
      detected: await readDetected(tx, span, times),
      open: await readOpen(tx, span.to, times),
      before: {
        acknowledged: (await readAcknowledged(tx, before, total)).all,
        resolved: (await readResolved(tx, before, total)).all,
      },
      openBy: await readOpenBy(tx, scope),
    };
  });
