import { once } from 'node:events';
import type pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { newToken, tokenHash } from '../../server/identity/token.ts';
import { DAY_MS } from '../../shared/domain/clock.ts';
import type { News, OpsClientEvents, OpsServerEvents } from '../../shared/wire/ops.ts';
import { OPS_PATH } from '../../shared/wire/ops-limits.ts';

/** API tokens of MSSP Analysts who read incidents of these tenants, straight into the database. */
export async function createReaders(
  database: pg.Client,
  tenantsOf: readonly (readonly string[])[],
): Promise<string[]> {
  const tokens: string[] = [];
  for (const [n, tenants] of tenantsOf.entries()) {
    const token = newToken();
    const userId = `reader-${n}`;
    await database.query(
      `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, $1, $1 || '@example.test', true)`,
      [userId],
    );
    await database.query(`insert into provider_members (user_id, role) values ($1, 'mssp_analyst')`, [
      userId,
    ]);
    await database.query(
      'insert into provider_assignments (user_id, tenant_id) select $1, unnest($2::uuid[])',
      [userId, tenants],
    );
    await database.query(
      `insert into api_tokens (user_id, name, hash, permissions, expires_at) values ($1, 'bench', $2, $3, $4)`,
      [userId, tokenHash(token), ['incidents.read'], new Date(Date.now() + DAY_MS)],
    );
    tokens.push(token);
  }
  return tokens;
}

/** A socket that was cut off and came back has missed it; then there is nothing to measure. */
const LOST_AFTER_MS = 20_000;

/** One socket of `/ops` that watches a single incident. */
export interface OpsWatcher {
  /** When news of the incident in this version, or a later one, came by this process' clock; waits for it. */
  heard(version: number): Promise<number>;
  /** Pieces of news so far, of whatever. */
  count(): number;
  close(): void;
}

export async function watchOps(url: string, token: string, incident: () => string): Promise<OpsWatcher> {
  const socket: Socket<OpsServerEvents, OpsClientEvents> = io(url, {
    path: OPS_PATH,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { authorization: `Bearer ${token}` },
  });
  let count = 0;
  let latest = { version: 0, at: 0 };
  let wanted: { readonly version: number; readonly resolve: (at: number) => void } | undefined;
  socket.on('news', ({ items }: News) => {
    count++;
    const item = items?.find((each) => each.incident.id === incident());
    if (item === undefined) return;
    latest = { version: item.incident.version, at: performance.now() };
    if (wanted === undefined || latest.version < wanted.version) return;
    wanted.resolve(latest.at);
    wanted = undefined;
  });
  await once(socket as never, 'positions');
  return {
    heard: (version) =>
      latest.version >= version
        ? Promise.resolve(latest.at)
        : new Promise((resolve, reject) => {
            const lost = () =>
              reject(new Error(`version ${version} was not told within ${LOST_AFTER_MS} ms`));
            const timer = setTimeout(lost, LOST_AFTER_MS);
            const heard = (at: number) => {
              clearTimeout(timer);
              resolve(at);
            };
            wanted = { version, resolve: heard };
          }),
    count: () => count,
    close: () => void socket.close(),
  };
}
