import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';

/**
 * MSSP Admins with a session each, straight into the database: signing in is not what is measured. Answers their
 * cookies, signed as better-auth signs them: HMAC-SHA256 of the session's token, in Base64.
 */
export async function signedIn(database: pg.Client, authSecret: string, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    id: randomBytes(16).toString('hex'),
    session: randomBytes(16).toString('hex'),
    token: randomBytes(24).toString('base64url'),
    email: `bench-${n}@example.test`,
  }));
  const rows = [JSON.stringify(people)];
  await database.query(
    `insert into identity."user" ("id", "name", "email", "emailVerified")
      select id, email, email, true from json_to_recordset($1) as p (id text, email text)`,
    rows,
  );
  await database.query(
    `insert into identity.session ("id", "token", "userId", "expiresAt", "updatedAt")
      select session, token, id, now() + interval '1 day', now()
      from json_to_recordset($1) as p (session text, token text, id text)`,
    rows,
  );
  await database.query(
    `insert into provider_members (user_id, role)
      select id, 'mssp_admin' from json_to_recordset($1) as p (id text)`,
    rows,
  );
  return people.map(({ token }) => {
    const signature = createHmac('sha256', authSecret).update(token).digest('base64');
    return `watchfloor.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}
