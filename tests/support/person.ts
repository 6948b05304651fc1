import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { ProviderRole, TenantRole } from '../../shared/domain/access/role.ts';
import type { Installation } from './installation.ts';
import { Operator } from './operator.ts';
import { query } from './query.ts';

const PASSWORD = 'correct horse battery';

/** What somebody is: a member of the team with the tenants they are assigned, or a member of tenants, or both. */
export interface Standing {
  readonly provider?: ProviderRole;
  readonly assigned?: readonly string[];
  /** Groups assigned to, by id. */
  readonly groups?: readonly string[];
  readonly memberOf?: Readonly<Record<string, TenantRole>>;
}

/** An account that is put into the database as it is, and signs in over HTTP like anyone. */
export async function newPerson(house: Installation, standing: Standing): Promise<Person> {
  const person = await newStranger(house, standing);
  await person.signIn(person);
  return person;
}

/** Hashing takes long on purpose; all share one. */
const passwordHash = hashPassword(PASSWORD);

/** The same, but not signed in yet. */
export async function newStranger(house: Installation, standing: Standing): Promise<Person> {
  const userId = randomUUID();
  const email = `${userId}@example.test`;
  const { databaseUrl } = house.config;
  await query(
    databaseUrl,
    `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)`,
    [userId, `Person ${userId.slice(0, 8)}`, email],
  );
  await query(
    databaseUrl,
    `insert into identity.account ("id", "accountId", "providerId", "userId", "password", "updatedAt")
     values ($1, $2, 'credential', $2, $3, now())`,
    [randomUUID(), userId, await passwordHash],
  );
  if (standing.provider) {
    await query(databaseUrl, 'insert into provider_members (user_id, role) values ($1, $2)', [
      userId,
      standing.provider,
    ]);
  }
  for (const tenant of standing.assigned ?? []) {
    await query(databaseUrl, 'insert into provider_assignments (user_id, tenant_id) values ($1, $2)', [
      userId,
      tenant,
    ]);
  }
  for (const group of standing.groups ?? []) {
    await query(databaseUrl, 'insert into provider_assignments (user_id, group_id) values ($1, $2)', [
      userId,
      group,
    ]);
  }
  for (const [tenant, role] of Object.entries(standing.memberOf ?? {})) {
    await query(databaseUrl, 'insert into tenant_members (tenant_id, user_id, role) values ($1, $2, $3)', [
      tenant,
      userId,
      role,
    ]);
  }
  return new Person(house.url, userId, email);
}

/** Somebody who is signed in, and whom the test can look up. */
export class Person extends Operator {
  readonly userId: string;
  readonly email: string;
  readonly password = PASSWORD;

  constructor(url: string, userId: string, email: string) {
    super(url);
    this.userId = userId;
    this.email = email;
  }
}
