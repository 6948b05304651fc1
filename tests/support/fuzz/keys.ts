import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/formats');

/** Texts in quotes that may be the name of a field, or a path of some. */
const QUOTED = /'([A-Za-z_@$][\w@$:-]*(?:\.[\w@$:-]+){0,8})'/g;
/** Names after a dot or a question mark, as in `record.rule`. */
const DOTTED =
  /(?:record|event|alert|value|item|entity|body|data|incident|finding|detection)\??\.([a-zA-Z_]\w{1,40})/g;

/** The names of fields that the formats look for, harvested from what they are written in. */
export const keys: readonly string[] = harvest();

/** The names of fields in the sources of one format: its own file and folder. */
export const keysOf = (format: string): readonly string[] =>
  harvest((file) => file === `${format}.ts` || file.startsWith(`${format}${path.sep}`));

function harvest(wanted: (file: string) => boolean = () => true): readonly string[] {
  const found = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files.filter(wanted).sort()) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^import .*$/gm, '');
    for (const [, quoted] of text.matchAll(QUOTED)) for (const key of quoted!.split('.')) found.add(key);
    for (const [, dotted] of text.matchAll(DOTTED)) found.add(dotted!);
  }
  return [...found];
}
