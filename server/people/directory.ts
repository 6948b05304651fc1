import { sql } from 'kysely';
import type { Identity } from '../identity/auth.ts';

/** What the identity side knows of someone. Its tables are closed to the roles that read tenants' rows. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether they have shown that mail to this address reaches them. */
  readonly email_verified: boolean;
  readonly two_factor: boolean;
  /** Last activity in any session that is still kept; null for someone who is signed in nowhere. */
  readonly last_seen_at: Date | null;
}

const fields = sql`u.id, u.name, u.email, u."emailVerified" as email_verified,
  u."twoFactorEnabled" as two_factor,
  (select max(s."updatedAt") from identity.session s where s."userId" = u.id) as last_seen_at`;

/** People by id; ids of nobody are left out. */
export async function readPeople(
  { db }: Identity,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  // Ids come from addresses too, and Postgres takes no text with a NUL in it.
  const spelled = ids.filter((id) => !id.includes('\0'));
  const { rows } = await sql<Person>`
    select ${fields} from identity."user" u where u.id = any(${spelled}::text[])`.execute(db);
  return new Map(rows.map((person) => [person.id, person]));
}

export async function findPerson({ db }: Identity, email: string): Promise<Person | null> {
  const { rows } = await sql<Person>`
    select ${fields} from identity."user" u where u.email = ${email.toLowerCase()}`.execute(db);
  return rows[0] ?? null;
}

/** Signs someone out everywhere, or everywhere but in one session; answers how many ended. */
export async function endSessions(
  { db }: Identity,
  userId: string,
  kept: string | null = null,
): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.session
    where "userId" = ${userId} and id is distinct from ${kept}::text`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function markVerified({ db }: Identity, userId: string): Promise<void> {
  await sql`update identity."user" set "emailVerified" = true where id = ${userId}`.execute(db);
}
