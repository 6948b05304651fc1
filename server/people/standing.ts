import type { Identity } from '../identity/auth.ts';
import { readPeople } from './directory.ts';

/** Someone's place in a team or among a tenant's members, as the tables of rights know it. */
export interface Standing {
  readonly user_id: string;
  readonly created_at: Date;
  readonly deactivated_at: Date | null;
}

/** Adds what identity knows of the people, in the order of their names. */
export async function nameStandings<Row extends Standing>(identity: Identity, rows: readonly Row[]) {
  const people = await readPeople(
    identity,
    rows.map((row) => row.user_id),
  );
  return rows
    .flatMap((row) => {
      // An account that was deleted a moment ago has taken its standing with it.
      const person = people.get(row.user_id);
      if (person === undefined) return [];
      return {
        ...row,
        name: person.name,
        email: person.email,
        created_at: row.created_at.toISOString(),
        deactivated_at: row.deactivated_at?.toISOString() ?? null,
        two_factor: person.two_factor,
        last_seen_at: person.last_seen_at?.toISOString() ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
