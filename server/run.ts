import type { Redis } from 'ioredis';
import { SECOND_MS } from '../shared/domain/clock.ts';
import type { ServerConfig } from '../shared/node/config.ts';
import { MACHINERY } from '../shared/node/db/audit.ts';
import { oldestWaitingByTenant } from '../shared/node/db/inbox.ts';
import { openTenancy, type Tenancy } from '../shared/node/db/tenancy.ts';
import { openReception } from '../shared/node/ingest/reception.ts';
import type { Routes } from '../shared/node/ingest/routing/routes.ts';
import type { Logger } from '../shared/node/log.ts';
import { openDoorbell } from '../shared/node/queue.ts';
import { openRedis } from '../shared/node/redis/client.ts';
import { buildApp } from './app.ts';
import type { ServerDeps } from './deps.ts';
import { createAdmin, hasAdmin } from './identity/admin.ts';
import { openIdentity } from './identity/auth.ts';
import { openLane } from './identity/recall.ts';
import { makeSetupToken } from './identity/setup.ts';
import { Follower } from './live/follower.ts';
import { type Currency, Hub } from './live/hub.ts';
import { Mirror } from './live/mirror.ts';
import { Roster } from './live/roster.ts';
import { Seats } from './live/seats.ts';
import { openPost } from './mail/post.ts';
import { NewsDesk } from './news.ts';
import type { GuardedRoute } from './plugins/access.ts';
import { openRegister } from './queue/register/register.ts';
import { sealedIds } from './sealed-id.ts';
import { noSyslog } from './syslog/counts.ts';
import { openSyslog } from './syslog/open.ts';

/** How often readers learn how long records have been waiting; the bus may lose news of tenants, so they too. */
const LOOK_EVERY_MS = 2 * SECOND_MS;

export interface RunningServer {
  readonly url: string;
  /** Present while nobody can sign in yet. */
  readonly setupLink?: string;
  readonly routes: readonly GuardedRoute[];
  close(): Promise<void>;
}

/** Starts one server process: everything is opened here, in order, and closed in reverse. */
export async function runServer(config: ServerConfig, log: Logger): Promise<RunningServer> {
  const clock = Date.now;
  const tenancy = openTenancy(config.databaseUrl);
  const identity = openIdentity(config);
  const redis = openRedis(config.redisUrl, 'command');
  const queueRedis = openRedis(config.redisUrl, 'command');
  const reader = openRedis(config.redisUrl, 'blocking');
  const subscriber = openRedis(config.redisUrl, 'blocking');
  const doorbell = openDoorbell(queueRedis);
  const reception = openReception({ tenancy, redis, doorbell, clock, log });
  const currency: Currency = { asOf: clock(), waiting: new Map() };
  const mirror = new Mirror(clock);
  const hub = new Hub(mirror, clock, currency);
  const follower = new Follower({ redis, reader, tenancy, mirror, currency, clock, log });
  const roster = new Roster(follower, hub, log);
  await follower.start();
  const lane = openLane(config.databaseUrl);
  const seats = new Seats({ ...lane, clock, log });
  const news = new NewsDesk(redis, log);
  tell(news, roster, reception.routes, seats);
  await news.start(subscriber, () => seats.recheck());

  const timer = setInterval(() => {
    roster.refresh();
    recheckIfDeaf(seats, subscriber);
    void readWaiting(tenancy, currency).catch(() => {});
  }, LOOK_EVERY_MS);
  const register = openRegister({ tenancy, clock, log });
  const deps: ServerDeps = {
    ...reception,
    config,
    redis,
    identity,
    mirror,
    hub,
    seats,
    news,
    register,
    ids: sealedIds(config.authSecret),
    post: openPost(config),
    syslog: noSyslog(),
    clock,
    log,
  };
  const app = await buildApp(deps);
  const setup = await firstAdmin(deps);
  const url = await app.listen({ host: config.host, port: config.port });
  const syslog = await openSyslog(config.syslogListen ?? [], { reception, counts: deps.syslog, clock, log });
  return {
    url,
    routes: app.guarded,
    ...(setup === null ? {} : { setupLink: `${config.publicUrl ?? url}/setup?token=${setup}` }),
    close: async () => {
      clearInterval(timer);
      await Promise.all(syslog.map((listener) => listener.close()));
      await app.close();
      hub.close();
      await roster.close();
      await follower.close();
      await reception.close();
      await doorbell.close();
      for (const connection of [redis, queueRedis, subscriber]) connection.disconnect();
      deps.post.close();
      for (const part of [register, lane, identity, tenancy]) await part.close();
    },
  };
}

function tell(news: NewsDesk, roster: Roster, routes: Routes, seats: Seats): void {
  news.listen(({ kind }) => {
    if (kind === 'tenants') roster.refresh();
    if (kind === 'tenants' || kind === 'routing') routes.forget();
  });
  news.listen((told) => seats.hear(told));
}

/** Without the others' news it looks by itself. */
function recheckIfDeaf(seats: Seats, subscriber: Redis): void {
  if (subscriber.status !== 'ready') seats.recheck();
}

/** While the database is away the last known ones stand; readers see `as_of` stand still as well. */
async function readWaiting(tenancy: Tenancy, currency: Currency): Promise<void> {
  currency.waiting = await tenancy.asSystem('age of waiting records', oldestWaitingByTenant);
}

/** Creates the first MSSP Admin as configured; without configuration answers the token of a set-up link. */
async function firstAdmin({ config, identity, tenancy, clock }: ServerDeps): Promise<string | null> {
  if (await hasAdmin(tenancy)) return null;
  const { adminEmail: email, adminPassword: password } = config;
  if (email === undefined || password === undefined) return makeSetupToken(identity, clock);
  await createAdmin(identity, { name: email.split('@')[0]!, email, password }, MACHINERY);
  return null;
}
