import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { oldestWaiting } from '../../shared/node/db/inbox.ts';
import type { ServerDeps } from '../deps.ts';
import type { App } from '../typed.ts';

/** Prometheus: the process' own figures, and how far behind the live path is. No tenant in any label. */
export function metricsRoute(app: App, deps: ServerDeps): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  gauge(
    'watchfloor_live_age_seconds',
    'Age of the live numbers',
    () => (deps.clock() - deps.hub.time().as_of) / 1_000,
  );
  gauge('watchfloor_live_readers', 'Open live sockets', () => deps.hub.readers);
  gauge('watchfloor_inbox_oldest_seconds', 'Age of the oldest accepted record not recorded yet', async () => {
    const oldest = await deps.tenancy.asSystem('metrics', oldestWaiting).catch(() => null);
    return oldest === null ? 0 : (deps.clock() - oldest) / 1_000;
  });

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
