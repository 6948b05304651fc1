import type pg from 'pg';
import { newToken, tokenHash } from '../../server/identity/token.ts';
import { DAY_MS } from '../../shared/domain/clock.ts';

const PERMISSIONS = ['mssp.view', 'overview.read', 'incidents.read', 'tenant.read'];

/** Who reads the queue, and the headers of their requests. */
export interface Reader {
  readonly who: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An MSSP Admin, an MSSP Analyst of some tenants and a Viewer of one, each with an API token. */
export async function createReaders(
  database: pg.Client,
  assigned: readonly string[],
  own: string,
): Promise<Reader[]> {
  const person = async (who: string, place: (userId: string) => Promise<unknown>): Promise<Reader> => {
    const token = newToken();
    const userId = `bench-${who}`;
    await database.query(
      `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, $1, $1 || '@example.test', true)`,
      [userId],
    );
    await place(userId);
    await database.query(
      `insert into api_tokens (user_id, name, hash, permissions, expires_at) values ($1, 'bench', $2, $3, $4)`,
      [userId, tokenHash(token), PERMISSIONS, new Date(Date.now() + DAY_MS)],
    );
    return { who, headers: { authorization: `Bearer ${token}` } };
  };
  const onTeam = (userId: string, role: string) =>
    database.query('insert into provider_members (user_id, role) values ($1, $2)', [userId, role]);
  return [
    await person('admin', (userId) => onTeam(userId, 'mssp_admin')),
    await person('analyst', async (userId) => {
      await onTeam(userId, 'mssp_analyst');
      const given = 'insert into provider_assignments (user_id, tenant_id) select $1, unnest($2::uuid[])';
      await database.query(given, [userId, assigned]);
    }),
    await person('viewer', (userId) =>
      database.query(`insert into tenant_members (tenant_id, user_id, role) values ($1, $2, 'viewer')`, [
        own,
        userId,
      ]),
    ),
  ];
}
