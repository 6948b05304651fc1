import { once } from 'node:events';
import type pg from 'pg';
import { WebSocket } from 'ws';
import { newToken, tokenHash } from '../../server/identity/token.ts';
import { DAY_MS } from '../../shared/domain/clock.ts';
import type { ServerFrame } from '../../shared/wire/live.ts';

/** An MSSP Analyst of some tenants with one live socket, by an API token. */
export interface Analyst {
  readonly userId: string;
  readonly tenants: string[];
  /** When the farewell to a tenant came, or the end of the socket, by this process' clock; waits for it. */
  dropped(tenant: string): Promise<number>;
  /** When the socket was closed. */
  closed(): Promise<number>;
  close(): void;
}

/** Analysts straight into the database: their accounts are not what is measured. */
export async function openAnalysts(
  database: pg.Client,
  url: string,
  tenantsOf: readonly (readonly string[])[],
): Promise<Analyst[]> {
  const analysts: Analyst[] = [];
  for (const [n, tenants] of tenantsOf.entries()) {
    const token = newToken();
    const userId = await createAnalyst(database, n, tenants, token);
    analysts.push(await listen(url, token, userId, [...tenants]));
  }
  return analysts;
}

async function createAnalyst(database: pg.Client, n: number, tenants: readonly string[], token: string) {
  const userId = `bench-${n}`;
  await database.query(
    `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, $1, $1 || '@example.test', true)`,
    [userId],
  );
  await database.query(`insert into provider_members (user_id, role) values ($1, 'mssp_analyst')`, [userId]);
  await database.query(
    'insert into provider_assignments (user_id, tenant_id) select $1, unnest($2::uuid[])',
    [userId, tenants],
  );
  await database.query(
    `insert into api_tokens (user_id, name, hash, permissions, expires_at) values ($1, 'bench', $2, $3, $4)`,
    [userId, tokenHash(token), ['mssp.view', 'overview.read'], new Date(Date.now() + DAY_MS)],
  );
  return userId;
}

const PONG = '{"type":"pong","at":0}';

async function listen(url: string, token: string, userId: string, tenants: string[]): Promise<Analyst> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/v1`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  });
  const drops = new Map<string, number>();
  const waits = new Map<string, (at: number) => void>();
  socket.on('message', (data: Buffer) => {
    const start = data.subarray(0, 14).toString();
    if (start === '{"type":"ping"') socket.send(PONG);
    if (start !== '{"type":"drop"') return;
    const frame = JSON.parse(data.toString()) as Extract<ServerFrame, { type: 'drop' }>;
    const at = performance.now();
    drops.set(frame.tenant, at);
    waits.get(frame.tenant)?.(at);
  });
  const closed = once(socket, 'close').then(() => performance.now());
  await once(socket, 'open');
  socket.send('{"type":"subscribe","view":"overview"}');
  await once(socket, 'message');
  return {
    userId,
    tenants,
    dropped: (tenant) => {
      const drop = new Promise<number>((resolve) => {
        const at = drops.get(tenant);
        if (at === undefined) waits.set(tenant, resolve);
        else resolve(at);
      });
      return Promise.race([drop, closed]);
    },
    closed: () => closed,
    close: () => socket.close(),
  };
}
