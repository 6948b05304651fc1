import { type RawBuilder, sql } from 'kysely';

/** How a column travels. Lists of lists and of JSON travel as text, for `unnest` would flatten them. */
interface Passage {
  /** From its parameter to its values, one a row. */
  readonly read: readonly [before: string, after: string];
  readonly write: (values: readonly unknown[]) => string;
}

/** Text between the quotes of an array: all else stands for itself, line breaks as well. */
const quoted = (text: string): string =>
  text.includes('"') || text.includes('\\') ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;

/** An array without elements where no row has a value: Postgres fills it up. */
function arrayOf(values: readonly unknown[], spell: (value: unknown) => string): string {
  if (values.every((value) => value == null)) return '{}';
  let list = '';
  for (const value of values) list += value == null ? ',NULL' : `,${spell(value)}`;
  return `{${list.slice(1)}}`;
}

const array = (type: string, cast: string, spell: (value: unknown) => string): Passage => ({
  read: ['unnest(', `::${type}[])${cast}`],
  write: (values) => arrayOf(values, spell),
});

const listOf = (value: unknown): string =>
  arrayOf(value as readonly unknown[], (each) => quoted(String(each)));

/** JSON has no line breaks of its own, so that none of its many quotes needs to be escaped; an empty line is null. */
const LINES: Passage = {
  read: ['string_to_table(', "::text, E'\\n', '')::jsonb"],
  write: (values) => values.map((value) => (value == null ? '' : JSON.stringify(value))).join('\n'),
};

function passageOf(type: string): Passage {
  if (type === 'jsonb') return LINES;
  if (type.endsWith('[]')) return array('text', `::${type}`, (value) => quoted(listOf(value)));
  if (type === 'text') return array(type, '', (value) => quoted(value as string));
  // Numbers, ids, instants and words of a closed list: none holds a character that means something in an array.
  return array(type, '', String);
}

/**
 * Rows as a `select`, for an `insert` or a `from`: an array parameter for each column of `types` (name → type), walked
 * side by side. Functions of the `from` clause would each be kept apart first, and JSON names every column in every
 * row. Some column must have a value in each row. Instants are RFC 3339; null and what is absent are the same.
 */
export function rowSet<Name extends string>(types: Readonly<Record<Name, string>>) {
  const columns = (Object.keys(types) as Name[]).map((name) => ({ name, ...passageOf(types[name]) }));
  const fragments = ['select '];
  for (const { name, read } of columns) {
    fragments[fragments.length - 1] += read[0];
    fragments.push(`${read[1]} as ${name}, `);
  }
  fragments.push(fragments.pop()!.slice(0, -2));
  const text = Object.assign(fragments, { raw: fragments });
  return (rows: readonly Readonly<Record<Name, unknown>>[]): RawBuilder<unknown> =>
    sql(text, ...columns.map(({ name, write }) => write(rows.map((row) => row[name]))));
}
