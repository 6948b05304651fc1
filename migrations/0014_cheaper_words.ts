import { type Kysely, sql } from 'kysely';

/** Punctuation that the parser of Postgres would keep within a word, or read signs, paths, addresses or markup by. */
const JOINING = ['.', '-', '/', '_', ':', '@', '+', '<', '&', '~'];
const parted = JOINING.reduce((text, mark) => `replace(${text}, '${mark}', ' ')`, 'plain');

/**
 * The words of 0009_queue.ts, the same for any text, at a third of the cost: `translate` compares each character with
 * each of its marks, where ten `replace` look for theirs at once, and the parser parts words at all other marks by
 * itself. In PL/pgSQL, which keeps its plan between statements and asks no query for a list.
 */
const WORDS = `
create or replace function incident_words(texts text[], assets text[], tags text[], techniques text[]) returns tsvector
language plpgsql immutable parallel safe
as $$
declare
  plain constant text := array_to_string(texts || assets || tags, ' ');
  words constant tsvector := to_tsvector('simple', ${parted});
  labels text[] := '{}';
  label text;
begin
  foreach label in array coalesce(tags, '{}') loop
    if label is not null then labels := labels || ('tag:' || label); end if;
  end loop;
  foreach label in array coalesce(techniques, '{}') loop
    if label is not null then labels := labels || ('technique:' || label); end if;
  end loop;
  return case labels when '{}' then words else words || array_to_tsvector(labels) end;
end
$$;`;

const places = (before: string, after: string) => `
create or replace function incident_places(tenant uuid, assets text[]) returns bigint[]
language plpgsql immutable strict set search_path from current
as $$
declare
  named text;
  address inet;
  host text;
  places text[] := '{}';
begin
  foreach named in array assets loop
    ${before}
    address := address_of(named);
    if address is not null then
      places := places || array(
        select network(set_masklen(address, size))::text
        from unnest(case family(address) when 4 then array[8, 16, 24, 32] else array[16, 32, 48, 64, 128] end) size
        where size <= masklen(address));
    else
      host := left(host_of(named), 253);
      while position('.' in host) > 0 loop
        places := places || host;
        host := substr(host, position('.' in host) + 1);
      end loop;
    end if;
  end loop;
  ${after}
  return array(select distinct hashtextextended(place, hashtextextended(tenant::text, 0)) from unnest(places) place);
end
$$;`;

/** The places of 0012_assets.ts: what has neither a dot nor a colon is no address and lies in no domain. */
const PLACES = places(
  `continue when strpos(named, '.') = 0 and strpos(named, ':') = 0;`,
  `if places = '{}' then return '{}'; end if;`,
);

/**
 * Both answer what they answered before, so neither the column nor an index is made anew, however large the table is.
 * A function that is replaced keeps what was granted, but not what it was set to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [WORDS, PLACES]) await sql.raw(statement).execute(db);
}

const WORDS_BEFORE = `
create or replace function incident_words(texts text[], assets text[], tags text[], techniques text[]) returns tsvector
language sql immutable parallel safe
as $$
  select to_tsvector('simple', translate(array_to_string(texts || assets || tags, ' '),
           '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~', repeat(' ', 32)))
      || array_to_tsvector(array(select 'tag:' || tag from unnest(tags) tag where tag is not null
                                 union all select 'technique:' || id from unnest(techniques) id where id is not null))
$$;`;

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of [WORDS_BEFORE, places('', '')]) await sql.raw(statement).execute(db);
}
