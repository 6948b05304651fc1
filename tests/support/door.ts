import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { buildApp } from '../../server/app.ts';
import type { ServerDeps } from '../../server/deps.ts';
import { openIdentity } from '../../server/identity/auth.ts';
import { Hub } from '../../server/live/hub.ts';
import { Mirror } from '../../server/live/mirror.ts';
import { Seats } from '../../server/live/seats.ts';
import { openPost } from '../../server/mail/post.ts';
import { NewsDesk } from '../../server/news.ts';
import { Register } from '../../server/queue/register/register.ts';
import { sealedIds } from '../../server/sealed-id.ts';
import { noSyslog } from '../../server/syslog/counts.ts';
import { type Tenant, tenantId } from '../../shared/domain/tenant.ts';
import { openTenancy, type Tenancy } from '../../shared/node/db/tenancy.ts';
import { hashOf, newKey } from '../../shared/node/ingest/key.ts';
import { openReception } from '../../shared/node/ingest/reception.ts';
import { createLog } from '../../shared/node/log.ts';
import { openDoorbell } from '../../shared/node/queue.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { shards } from '../../shared/wire/jobs.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { drain } from '../../workers/ingest/drain.ts';
import { cloneDatabase } from './database.ts';
import { emptyRedis } from './redis.ts';
import { newTenant } from './tenant.ts';

/** Half past twelve on a Thursday. */
const START = Date.UTC(2026, 0, 15, 12, 30, 20);
const SECRET = 'a secret of thirty-two characters';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer is what the tests look into
  readonly body: any;
}

export interface Sent {
  readonly body?: string | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly format?: string;
}

/** The whole server without a port, on services of the calling file's own, with workers that run when told to. */
export interface Door {
  readonly databaseUrl: string;
  readonly tenancy: Tenancy;
  readonly deps: WorkerDeps;
  readonly time: { now: number };
  tenant(given?: Partial<Omit<Tenant, 'id'>>): Promise<Tenant & { readonly key: string }>;
  providerKey(): Promise<string>;
  send(key: string, sent: Sent): Promise<Answer>;
  get(key: string, path: string): Promise<Answer>;
  readonly server: ServerDeps;
  /** Writes what the door counted. */
  flush(): Promise<void>;
  /** Records everything that waits; `broken` replaces parts of what the worker works with. */
  drain(broken?: Partial<WorkerDeps>): Promise<void>;
  close(): Promise<void>;
}

export async function openDoor(): Promise<Door> {
  const databaseUrl = await cloneDatabase();
  const redisUrl = await emptyRedis();
  const log = createLog('silent');
  const time = { now: START };
  const clock = () => time.now;
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: '/nowhere',
    logLevel: 'silent',
    databaseUrl,
    redisUrl,
    authSecret: SECRET,
  } as const;
  const tenancy = openTenancy(databaseUrl);
  const identity = openIdentity(config);
  const redis = openRedis(redisUrl, 'command');
  const doorbell = openDoorbell(redis);
  const reception = openReception({ tenancy, redis, doorbell, clock, log });
  const mirror = new Mirror(clock);
  const hub = new Hub(mirror, clock, { asOf: time.now, waiting: new Map() });
  const seats = new Seats({ identity, tenancy, clock, log });
  const news = new NewsDesk(redis, log);
  const register = new Register({ tenancy, clock, log });
  const server: ServerDeps = {
    ...reception,
    config,
    redis,
    identity,
    mirror,
    hub,
    seats,
    news,
    register,
    ids: sealedIds(SECRET),
    post: openPost({}),
    syslog: noSyslog(),
    clock,
    log,
  };
  const app = await buildApp(server);
  const projection = openProjection({ redis, tenancy, clock });
  const deps: WorkerDeps = { tenancy, redis, doorbell, clock, log, projection };

  const makeKey = async (tenant: string | null): Promise<string> => {
    const key = newKey();
    await tenancy.asSystem('a key for a test', (tx) =>
      tx
        .insertInto('ingest_keys')
        .values({ tenant_id: tenant, name: 'test', hash: hashOf(key) })
        .execute(),
    );
    return key;
  };
  const inject = async (options: InjectOptions): Promise<Answer> => {
    const answer = await app.inject(options);
    return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.body) };
  };
  return {
    databaseUrl,
    tenancy,
    deps,
    time,
    server,
    flush: reception.flush,
    tenant: async (given) => {
      const tenant = await newTenant(tenancy, given);
      return { ...tenant, id: tenantId(tenant.id), key: await makeKey(tenant.id) };
    },
    providerKey: () => makeKey(null),
    send: (key, { body, headers = {}, format = 'native' }) =>
      inject({
        method: 'POST',
        url: `/api/v1/ingest/${format}`,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { payload: body }),
      }),
    get: (key, url) => inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } }),
    drain: async (broken = {}) => {
      for (const shard of shards) await drain({ ...deps, ...broken }, shard);
    },
    close: async () => {
      await app.close();
      hub.close();
      await reception.close();
      await doorbell.close();
      redis.disconnect();
      await identity.close();
      await tenancy.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A native record that lacks nothing; `more` says what is special about it. */
export const incident = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  external_id: randomUUID(),
  title: 'A thing happened',
  severity: 'high',
  ...more,
});
