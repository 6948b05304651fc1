import { SECOND_MS } from '../../shared/domain/clock.ts';
import { oldestWaiting } from '../../shared/node/db/inbox.ts';
import type { ServerDeps } from '../deps.ts';
import type { App } from '../typed.ts';

/** Live numbers older than this, or records waiting longer, mean the service is up but does not work. */
const MAX_LAG_MS = 10_000;
/** A part that does not answer in this time counts as down: a probe must not hang with it. */
const PART_TIMEOUT_MS = 2_000;

interface Part {
  readonly ok: boolean;
  readonly lag_ms?: number;
  readonly error?: string;
}

/** `/healthz`: the process runs. `/readyz`: its parts were just seen working, with their lag. */
export function healthRoutes(app: App, deps: ServerDeps): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const [inbox, redis] = await Promise.all([probe(() => waitingLag(deps)), probe(() => redisLag(deps))]);
    const live = lagged(deps.clock() - deps.hub.time().as_of);
    const ok = inbox.ok && redis.ok && live.ok;
    return reply.code(ok ? 200 : 503).send({ ok, parts: { postgres_inbox: inbox, redis, live } });
  });
}

async function waitingLag({ tenancy, clock }: ServerDeps): Promise<number> {
  const oldest = await tenancy.asSystem('readiness', oldestWaiting);
  return oldest === null ? 0 : Math.max(0, clock() - oldest);
}

async function redisLag({ redis, clock }: ServerDeps): Promise<number> {
  const start = clock();
  await redis.ping();
  return clock() - start;
}

/** Anyone may ask, a customer too: in whole seconds a server that keeps up looks alike, however busy others make it. */
const lagged = (lagMs: number): Part => ({
  ok: lagMs <= MAX_LAG_MS,
  lag_ms: Math.floor(lagMs / SECOND_MS) * SECOND_MS,
});

async function probe(work: () => Promise<number>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PART_TIMEOUT_MS);
  });
  try {
    return lagged(await Promise.race([work(), timeout]));
  } catch {
    // What exactly failed is in the log; a probe may be read by anyone.
    return { ok: false, error: 'not reachable' };
  } finally {
    clearTimeout(timer);
  }
}
