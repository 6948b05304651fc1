import { type Kysely, sql } from 'kysely';

/**
 * What an incident is searched by. Punctuation parts words, so that a part of a host name, a path or a number is found
 * by itself, and the whole as a phrase. No word of a text holds a colon: tags and techniques stand beside the words,
 * each as it is spelled. array_to_string is not called immutable because of types other than text.
 */
const WORDS = `
create function incident_words(texts text[], assets text[], tags text[], techniques text[]) returns tsvector
language sql immutable parallel safe
as $$
  select to_tsvector('simple', translate(array_to_string(texts || assets || tags, ' '),
           '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~', repeat(' ', 32)))
      || array_to_tsvector(array(select 'tag:' || tag from unnest(tags) tag where tag is not null
                                 union all select 'technique:' || id from unnest(techniques) id where id is not null))
$$;`;

/** A short list of what is not merged yet: each search reads it through, word by word. */
const SEARCH = `
alter table incidents add column search tsvector not null generated always as (
  incident_words(array[title, description, external_id, source, category, assignee], assets, tags, techniques)) stored;
create index incidents_of_words on incidents using gin (search) with (gin_pending_list_limit = 512);`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [WORDS, SEARCH]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table incidents drop column search').execute(db);
  await sql.raw('drop function incident_words(text[], text[], text[], text[])').execute(db);
}
