import { beforeAll, expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { migrateDown, migrateUp } from '../../../shared/node/db/migrate.ts';
import { cloneDatabase } from '../../support/database.ts';
import { query } from '../../support/query.ts';
import { seeded } from '../../support/random.ts';

const names = Object.keys(migrations);
/** Rows of an installation keep the words and places that these migrations gave them; later ones look for them so. */
const FIRST = '0013_details';
const TEXTS = 6_000;
/** Each mark twice as often as the rest: what joins words is what may differ. */
const MARKS = [...`!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`];
const OTHERS =
  ' |\t|\n|\u0001|\u007f|\u00a0|\u2028|ß|é|İ|日|е|\u0301|ｅ|．|。|😀|a|e|E|Z|0|9|amp|quot|http|www|com|xn--|fe80|10.0.0.1|e5|br'.split(
    '|',
  );

let url: string;
beforeAll(async () => {
  url = await cloneDatabase();
  await migrateDown(url, names.length - names.indexOf(FIRST) - 1);
  for (const name of ['incident_words', 'incident_places'])
    await query(
      url,
      `do $$ begin execute replace(pg_get_functiondef('${name}'::regproc), 'public.${name}', 'public.first_${name}'); end $$`,
    );
  await migrateUp(url);
});

function hostileTexts(): string[] {
  const random = seeded(14);
  const parts = [...MARKS, ...MARKS, ...OTHERS];
  const part = () => parts[Math.floor(random() * parts.length)];
  return Array.from({ length: TEXTS }, () =>
    Array.from({ length: 1 + Math.floor(random() * 20) }, part).join(''),
  );
}

async function differing(one: string, other: string): Promise<string[]> {
  const sought = `select text from unnest($1::text[]) text where ${one} is distinct from ${other}`;
  const { rows } = await query(url, sought, [hostileTexts()]);
  return rows.map(({ text }) => text);
}

test.each([
  [
    'of texts and labels',
    '(array[text, null, lower(text)], array[text], array[text, null], array[null, text])',
  ],
  ['of texts alone', `(array[text], '{}', '{}', '{}')`],
  ['where nothing is known', '(array[text], null, null, null)'],
])('words %s are those that rows were given first', async (_what, given) => {
  expect(await differing(`incident_words${given}`, `first_incident_words${given}`)).toEqual([]);
});

test('so are places', async () => {
  const places = (of: string) =>
    `(select array_agg(place order by place)
      from unnest(${of}('00000000-0000-4000-8000-000000000001', array[text, 'a', text || '.b', null])) place)`;
  expect(await differing(places('incident_places'), places('first_incident_places'))).toEqual([]);
});

test('a text that is told apart differently is noticed', async () => {
  const given = `(array[replace(text, '.', '')], '{}', '{}', '{}')`;
  const before = `first_incident_words(array[text], '{}', '{}', '{}')`;
  expect(await differing(`incident_words${given}`, before)).not.toEqual([]);
});
