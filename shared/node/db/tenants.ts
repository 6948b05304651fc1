import { sql } from 'kysely';
import { isTenantId, type TenantId, type TenantState } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

export interface FoundTenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly state: TenantState;
}

/** Tenants by what records call them; a name nobody has is missing. */
export interface TenantsByName {
  /** By slug or id, as written. */
  readonly exact: ReadonlyMap<string, FoundTenant>;
  /** By slug, id or name in lower case, where only one tenant has it. */
  readonly loose: ReadonlyMap<string, FoundTenant>;
}

interface Row extends FoundTenant {
  readonly word: string;
  readonly loose: boolean;
}

/** Looks up words of our own (`exact`) and names other products use (`loose`, in lower case) in one trip. */
export async function tenantsByName(
  tx: Tx,
  exact: readonly string[],
  loose: readonly string[],
): Promise<TenantsByName> {
  const ids = exact.filter(isTenantId);
  const looseIds = loose.filter(isTenantId);
  const { rows } = await sql<Row>`
    select slug as word, false as loose, id, slug, name, state from tenants where slug = any(${exact}::text[])
    union all
    select id::text, false, id, slug, name, state from tenants where id = any(${ids}::uuid[])
    union
    select slug, true, id, slug, name, state from tenants where slug = any(${loose}::text[])
    union
    select id::text, true, id, slug, name, state from tenants where id = any(${looseIds}::uuid[])
    union
    select lower(name), true, id, slug, name, state from tenants where lower(name) = any(${loose}::text[])`.execute(
    tx,
  );
  return {
    exact: new Map(rows.filter((row) => !row.loose).map((row) => [row.word, row])),
    loose: unambiguous(rows.filter((row) => row.loose)),
  };
}

/** A name that two tenants share says of neither that a record is theirs. */
function unambiguous(rows: readonly Row[]): Map<string, FoundTenant> {
  const found = new Map<string, FoundTenant | null>();
  for (const row of rows) {
    const before = found.get(row.word);
    found.set(row.word, before === undefined || before?.id === row.id ? row : null);
  }
  return new Map([...found].filter((entry): entry is [string, FoundTenant] => entry[1] !== null));
}
