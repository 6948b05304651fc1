/** A table as shared/node/db/schema.ts declares it: column → whether it may be null, and the type as written. */
export type Declared = Record<string, Record<string, { readonly nullable: boolean; readonly type: string }>>;

const INTERFACE = /export interface (\w+) \{\n([\s\S]*?)\n\}/g;
const MEMBER = /^ {2}(\w+): ([^;]+);$/gm;

/** Reads the declarations from the text: types are gone when the program runs. */
export function declaredTables(source: string): Declared {
  const bodies = new Map([...source.matchAll(INTERFACE)].map(([, name, body]) => [name!, body!]));
  const database = bodies.get('Database');
  if (database === undefined) throw new Error('no interface Database in the schema file');
  return Object.fromEntries(members(database).map(([table, type]) => [table, columnsOf(bodies.get(type))]));
}

const members = (body: string): [string, string][] =>
  [...body.matchAll(MEMBER)].map(([, name, type]) => [name!, type!]);

const columnsOf = (body: string | undefined): Declared[string] =>
  Object.fromEntries(
    members(body ?? '').map(([name, type]) => [
      name,
      { nullable: /\| null\b/.test(type), type: type.replace(/ \| null\b/, '') },
    ]),
  );
