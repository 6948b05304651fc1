import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { oldestWaiting } from '../../shared/node/db/inbox.ts';
import type { ServerDeps } from '../deps.ts';
import type { SyslogCounts } from '../syslog/counts.ts';
import type { App } from '../typed.ts';

const SYSLOG_COUNTERS = [
  ['received', 'Lines of syslog read'],
  ['stored', 'Lines of syslog that are durable'],
  ['refused', 'Lines of syslog that no format can read, or that may not use the key'],
  ['dropped', 'Lines of syslog over UDP that came faster than they could be stored'],
  ['turnedAway', 'Connections of syslog senders that were refused or ended'],
] as const satisfies readonly (readonly [keyof SyslogCounts, string])[];

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
  gauge('watchfloor_syslog_connections', 'Open connections of syslog senders', () => deps.syslog.connections);
  for (const [what, help] of SYSLOG_COUNTERS) {
    new Counter({
      name: `watchfloor_syslog_${what === 'turnedAway' ? 'connections_refused' : `lines_${what}`}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(deps.syslog[what]);
      },
    });
  }

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
