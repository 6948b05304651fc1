import { application } from './guidance/application.ts';
import { attackSurface } from './guidance/attack-surface.ts';
import { brand } from './guidance/brand.ts';
import { cloud } from './guidance/cloud.ts';
import { darkWeb } from './guidance/dark-web.ts';
import { email } from './guidance/email.ts';
import { endpoint } from './guidance/endpoint.ts';
import { identity } from './guidance/identity.ts';
import { byModule } from './guidance/module.ts';
import { network } from './guidance/network.ts';
import { synonyms } from './guidance/synonym.ts';
import { anywhere } from './guidance/tactic.ts';
import type { Guidance } from './guidance/topic.ts';
import type { Module } from './incident.ts';

/** Words in lower case and singular, with `_` between them. */
const folded = (category: string): string =>
  category
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/(?<![su])s$/, '') : word))
    .join('_');

type Table<T> = ReadonlyMap<string, T>;
const byFolded = <T>(rows: Readonly<Record<string, T>>): Table<T> =>
  new Map(Object.entries(rows).map(([name, row]) => [folded(name), row]));

const tables: Readonly<Record<Module, Table<Guidance>>> = {
  dark_web: byFolded(darkWeb),
  brand: byFolded(brand),
  attack_surface: byFolded(attackSurface),
  endpoint: byFolded(endpoint),
  identity: byFolded(identity),
  network: byFolded(network),
  email: byFolded(email),
  cloud: byFolded(cloud),
  application: byFolded(application),
};
const inAny = byFolded(anywhere);
const ours = byFolded(synonyms);

/**
 * What an analyst does about an incident: by its category as its module sees it, else as any module does, else by
 * its module alone. `CredentialLeaks`, `credential-leak` and `Credential Leak (staff)` are one category.
 */
export function guidanceFor(module: Module, category: string | null): Guidance {
  const said = folded(category ?? '');
  const places = [tables[module], inAny, ...Object.values(tables)];
  return exactly(said, places) ?? nearly(said, places) ?? byModule[module];
}

function exactly(said: string, places: readonly Table<Guidance>[]): Guidance | undefined {
  const meant = ours.get(said) ?? said;
  for (const place of places) {
    const found = place.get(said) ?? place.get(meant);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest name of a category, or of a synonym, whose words are all among those said. */
function nearly(said: string, places: readonly Table<Guidance>[]): Guidance | undefined {
  const words = new Set(said.split('_'));
  const longestIn = (table: Table<unknown>): string | undefined =>
    [...table.keys()]
      .filter((name) => name.split('_').every((word) => words.has(word)))
      .sort((a, b) => b.length - a.length)[0];
  for (const place of [...places, ours]) {
    const name = longestIn(place);
    if (name !== undefined) return exactly(name, places);
  }
  return undefined;
}
