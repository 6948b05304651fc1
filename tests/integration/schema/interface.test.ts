import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules, resolutions, severities, statuses } from '../../../shared/domain/incident.ts';
import { criticalities, tenantStates } from '../../../shared/domain/tenant.ts';
import { cloneDatabase } from '../../support/database.ts';
import { query } from '../../support/query.ts';
import { type Declared, declaredTables } from './interface.ts';

interface Found {
  readonly table: string;
  readonly column: string;
  readonly nullable: boolean;
  readonly type: string;
  readonly generated: boolean;
}

const COLUMNS = `
  select table_name as table, column_name as column, is_nullable = 'YES' as nullable, udt_name as type,
         column_default is not null or is_identity = 'YES' as generated
  from information_schema.columns
  where table_schema = 'public' and table_name not like 'kysely\\_%'`;

/** Database type → what the interface may call it. */
const TYPES: Readonly<Record<string, RegExp>> = {
  uuid: /^(Generated<string>|string)$/,
  text: /^(string|Generated<string>)$/,
  timestamptz: /^(Generated)?Instant$/,
  int8: /^(number|Generated<number>)$/,
  int4: /^(number|Generated<number>)$/,
  int2: /^(number|Generated<number>)$/,
  bool: /^(boolean|Generated<boolean>)$/,
  bytea: /^(Buffer|Generated<Buffer>)$/,
  jsonb: /^(Json|Generated<Json>)$/,
  _text: /^(string\[\]|Generated<string\[\]>)$/,
  _int8: /^number\[\]$/,
  _uuid: /^Generated<string\[\]>$/,
  _timestamptz: /^Generated<Date\[\]>$/,
};

const source = ['schema.ts', 'incident-tables.ts', 'feed-tables.ts', 'asset-tables.ts']
  .map((file) => readFileSync(new URL(`../../../shared/node/db/${file}`, import.meta.url), 'utf8'))
  .join('\n');
let declared: Declared;
let found: Found[];
let url: string;
beforeAll(async () => {
  url = await cloneDatabase();
  declared = declaredTables(source);
  found = (await query(url, COLUMNS)).rows;
});

/** What the two say differently, in both directions. */
function differences(tables: Declared, columns: readonly Found[]): string[] {
  const missing = Object.entries(tables).flatMap(([table, members]) =>
    Object.keys(members)
      .filter((column) => !columns.some((each) => each.table === table && each.column === column))
      .map((column) => `${table}.${column} is declared and not there`),
  );
  const wrong = columns.flatMap(({ table, column, nullable, type, generated }) => {
    const name = `${table}.${column}`;
    const is = tables[table]?.[column];
    if (is === undefined) return [`${name} is there and not declared`];
    return [
      ...(is.nullable === nullable ? [] : [`${name} is ${nullable ? '' : 'not '}nullable`]),
      ...(TYPES[type] === undefined || TYPES[type].test(is.type)
        ? []
        : [`${name} is ${type}, not ${is.type}`]),
      ...(generated && !nullable && !/^Generated/.test(is.type) ? [`${name} has a default`] : []),
    ];
  });
  return [...missing, ...wrong];
}

test('the interface and the database say the same', () => {
  expect(found.length).toBeGreaterThan(80);
  expect(differences(declared, found)).toEqual([]);
});

describe('a drift is noticed', () => {
  const without = (table: string, column: string) =>
    found.filter((each) => each.table !== table || each.column !== column);

  test('a column the database lost', () => {
    expect(differences(declared, without('incidents', 'title'))).toEqual([
      'incidents.title is declared and not there',
    ]);
  });

  test('a column, and a table, the interface does not know', () => {
    const base = { nullable: false, type: 'text', generated: false };
    const more = [
      ...found,
      { ...base, table: 'incidents', column: 'mood' },
      { ...base, table: 'moods', column: 'id' },
    ];
    expect(differences(declared, more)).toEqual([
      'incidents.mood is there and not declared',
      'moods.id is there and not declared',
    ]);
  });

  test('a column that became nullable, or another type', () => {
    const changed = found.map((each) =>
      each.table === 'incidents' && each.column === 'title'
        ? { ...each, nullable: true, type: 'int4' }
        : each,
    );
    expect(differences(declared, changed)).toEqual([
      'incidents.title is nullable',
      'incidents.title is int4, not string',
    ]);
  });
});

test.each<[string, readonly string[]]>([
  ['severity', severities],
  ['incident_status', statuses],
  ['resolution', resolutions],
  ['module', modules],
  ['tenant_state', tenantStates],
  ['criticality', criticalities],
])('the database and the domain know the same values of %s, in the same order', async (type, values) => {
  const { rows } = await query(url, `select unnest(enum_range(null::${type}))::text as value`);
  expect(rows.map((row) => row.value)).toEqual(values);
});
