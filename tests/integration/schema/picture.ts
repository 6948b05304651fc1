import { query } from '../../support/query.ts';

/** What a schema consists of, by the catalogue, in words: every line says one thing that may differ. */
const PARTS: Readonly<Record<string, string>> = {
  columns: `
    select format('%s.%s %s %s default %s identity %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped`,
  constraints: `
    select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace in (select oid from ours)`,
  indexes: `select indexdef as line from pg_indexes where schemaname in (select nspname from ours)`,
  policies: `
    select format('%s %s %s %s using %s check %s', tablename, policyname, roles, cmd, qual, with_check) as line
    from pg_policies where schemaname in (select nspname from ours)`,
  security: `
    select format('%s %s %s %s acl %s', relname, relkind, relrowsecurity, relforcerowsecurity,
                  (select array_agg(x order by x) from unnest(relacl::text[]) x)) as line
    from pg_class where relnamespace in (select oid from ours)`,
  functions: `
    select format('%s acl %s', pg_get_functiondef(oid), proacl) as line
    from pg_proc where pronamespace in (select oid from ours)`,
  triggers: `
    select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = tgrelid
    where c.relnamespace in (select oid from ours) and not tgisinternal`,
  types: `
    select format('%s %s', typname, (select array_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid)) as line
    from pg_type t where typnamespace in (select oid from ours) and typtype in ('e', 'd')`,
  schemas: `select format('%s %s', nspname, nspacl) as line from ours`,
};

/** Migrations keep their own notes, with times that always differ in effect but not in form. */
export async function pictureOf(databaseUrl: string): Promise<Record<string, string[]>> {
  const picture: Record<string, string[]> = {};
  for (const [part, statement] of Object.entries(PARTS)) {
    const { rows } = await query(
      databaseUrl,
      `with ours as (select oid, nspname, nspacl from pg_namespace
         where nspname not like 'pg\\_%' and nspname <> 'information_schema')
       select line from (${statement}) as lines order by line collate "C"`,
    );
    picture[part] = rows.map((row) => row.line);
  }
  return picture;
}
