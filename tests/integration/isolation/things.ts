import { createHash, randomUUID } from 'node:crypto';
import { tokenHash } from '../../../server/identity/token.ts';
import { sealedIds } from '../../../server/sealed-id.ts';
import type { Caller, Cast } from './cast.ts';

/** Whose a thing is that an address names. */
export type Place = 'own' | 'other' | 'never';
export const places = ['own', 'other', 'never'] as const satisfies readonly Place[];

const hash = (): Buffer => createHash('sha256').update(randomUUID()).digest();

/** Puts a new thing into the database for one request to name, so that no request uses another's up. */
export type Thing = (cast: Cast, place: Exclude<Place, 'never'>, caller: Caller) => Promise<string>;

const tenantAt = ({ mine, theirs }: Cast, place: Place): string => (place === 'own' ? mine.id : theirs.id);

async function newAccount({ sql }: Cast): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, 'Extra', $1 || '@example.test', true)`,
    [id],
  );
  return id;
}

/** Beside the tenant of an address, the last part of it names one of these. */
export const things: Readonly<Record<string, Thing>> = {
  ':key of a tenant': async (cast, place) => {
    const rows = await cast.sql(
      `insert into ingest_keys (tenant_id, name, hash) values ($1, 'extra', $2) returning id`,
      [tenantAt(cast, place), hash()],
    );
    return rows[0]!.id!;
  },
  ':key': async (cast) => {
    const rows = await cast.sql(`insert into ingest_keys (name, hash) values ('extra', $1) returning id`, [
      hash(),
    ]);
    return rows[0]!.id!;
  },
  ':rule': async (cast, place) => {
    const rows = await cast.sql(
      `insert into routing_rules (position, kind, name, match, value, tenant_id)
       values (1, 'hint', '', 'equals', 'x', $1) returning id`,
      [tenantAt(cast, place)],
    );
    return rows[0]!.id!;
  },
  ':letter': async (cast, place) => {
    const rows = await cast.sql(
      `with row as (
         insert into inbox (receipt_id, tenant_id, shard, format, records, payload, state, received_at, processed_at)
           values (gen_random_uuid(), $1, 0, 'native', 1, '{}', 'done', now(), now()) returning id, tenant_id)
       insert into dead_letters (inbox_id, tenant_id, record_index, record, error, failed_at)
         select id, tenant_id, 0, '{}', 'x', now() from row returning id`,
      [tenantAt(cast, place)],
    );
    return sealedIds(cast.house.config.authSecret).seal('letter', Number(rows[0]!.id));
  },
  ':connector of a tenant': (cast, place) => connector(cast, tenantAt(cast, place)),
  ':connector': (cast) => connector(cast, null),
  ':group': async (cast, place) => {
    const rows = await cast.sql(
      `with g as (insert into tenant_groups (name) values ($1) returning id)
       insert into tenant_group_members select id, $2 from g returning group_id as id`,
      [randomUUID(), tenantAt(cast, place)],
    );
    return rows[0]!.id!;
  },
  ':user': async (cast) => {
    const id = await newAccount(cast);
    await cast.sql(`insert into provider_members (user_id, role) values ($1, 'mssp_analyst')`, [id]);
    return id;
  },
  ':user of a tenant': async (cast, place) => {
    const id = await newAccount(cast);
    await cast.sql(`insert into tenant_members (tenant_id, user_id, role) values ($1, $2, 'viewer')`, [
      tenantAt(cast, place),
      id,
    ]);
    return id;
  },
  ':invitation of a tenant': (cast, place) => invited(cast, tenantAt(cast, place), 'viewer'),
  ':token of an invitation': async (cast) => {
    const secret = randomUUID();
    const id = await invited(cast, cast.mine.id, 'viewer');
    await cast.sql('update invitations set hash = $2 where id = $1', [id, tokenHash(secret)]);
    return secret;
  },
  ':invitation': (cast) => invited(cast, null, 'mssp_analyst'),
  ':session': async (cast, place, caller) => {
    const userId = place === 'own' ? caller.userId : null;
    const id = randomUUID();
    await cast.sql(
      `insert into identity.session ("id", "expiresAt", "token", "updatedAt", "userId")
       values ($1, now() + interval '1 hour', $1, now(), $2)`,
      [id, userId ?? (await newAccount(cast))],
    );
    return id;
  },
  ':token': async (cast, place, caller) => {
    const userId = place === 'own' ? caller.userId : null;
    const rows = await cast.sql(
      `insert into api_tokens (user_id, name, hash, permissions, expires_at)
       values ($1, 'extra', $2, '{tenant.read}', now() + interval '1 day') returning id`,
      [userId ?? (await newAccount(cast)), hash()],
    );
    return rows[0]!.id!;
  },
  ':receipt': async (cast, place) => {
    const rows = await cast.sql(
      `select r.id from receipts r join ingest_keys k on k.id = r.ingest_key_id where k.tenant_id = $1 limit 1`,
      [tenantAt(cast, place)],
    );
    return rows[0]!.id!;
  },
  ':source of a tenant': async (cast, place) => {
    const rows = await cast.sql(
      `insert into sources (tenant_id, source, first_seen_at, last_seen_at, records)
       values ($1, gen_random_uuid()::text, now(), now(), 1) returning source`,
      [tenantAt(cast, place)],
    );
    return rows[0]!.source!;
  },
  ':asset of a tenant': async (cast, place) => {
    const rows = await cast.sql(
      `insert into monitored_assets (tenant_id, kind, value, key, created_by)
       values ($1, 'brand', 'x', gen_random_uuid()::text, 'x') returning id`,
      [tenantAt(cast, place)],
    );
    return rows[0]!.id!;
  },
  ':value': async (cast, place) => {
    const rows = await cast.sql(
      `insert into indicators (tenant_id, type, value, first_seen, last_seen)
       values ($1, 'domain', gen_random_uuid() || '.example', now(), now()) returning value`,
      [tenantAt(cast, place)],
    );
    return rows[0]!.value!;
  },
  ':id': async (cast, place) =>
    sealedIds(cast.house.config.authSecret).seal('incident', await incident(cast, tenantAt(cast, place))),
  ':view': async (cast, place, caller) => {
    const owner = place === 'own' ? caller.userId : null;
    const rows = await cast.sql(
      `insert into saved_views (tenant_id, owner_id, name, query, shared)
       values ($1, $2, gen_random_uuid()::text, '', $3) returning id`,
      [
        caller.name === 'their_owner' ? cast.theirs.id : cast.mine.id,
        owner ?? (await newAccount(cast)),
        owner !== null,
      ],
    );
    return rows[0]!.id!;
  },
  // One of the caller's tenant, which is `mine` for all but one; `other` is somebody else's act there.
  ':act': async (cast, place, caller) => {
    const tenant = caller.name === 'their_owner' ? cast.theirs.id : cast.mine.id;
    const rows = await cast.sql(
      `with head as (update heads set seq = seq + 1 where tenant_id = $1 returning seq)
       insert into events (tenant_id, seq, at, kind, incident_id, actor, data)
         select $1, seq, now(), 'incident.changed', $2, $3, jsonb_build_object('act', gen_random_uuid(),
           'version', 2, 'changes', '{"tags": [["before"], ["${TAG}"]]}'::jsonb) from head
         returning data ->> 'act' as act`,
      [tenant, await incident(cast, tenant), (place === 'own' && caller.userId) || 'somebody else'],
    );
    return rows[0]!.act!;
  },
};

const TAG = 'acted on';

/** All but those that Postgres fills itself. */
const WRITTEN = `select string_agg(column_name, ', ') as columns from information_schema.columns
  where table_name = 'incidents' and is_generated = 'NEVER'`;

/** A new one, like the first there is, as nobody has touched it yet. */
async function incident({ sql }: Cast, tenant: string): Promise<number> {
  const [{ columns }] = (await sql(WRITTEN, [])) as [{ columns: string }];
  const rows = await sql(
    `with head as (update heads set number = number + 1 where tenant_id = $1 returning number),
       first as (select * from incidents i where tenant_id = $1 order by id limit 1)
     insert into incidents (${columns}) select ${columns} from (select (jsonb_populate_record(first::incidents, jsonb_build_object(
       'id', nextval('incident_ids'), 'number', head.number, 'external_id', gen_random_uuid(),
       'version', 1, 'status', 'open', 'tags', array['${TAG}']))).* from first, head) made returning id`,
    [tenant],
  );
  return Number(rows[0]!.id);
}

/** One that is due in a thousand years. */
async function connector({ sql }: Cast, tenant: string | null): Promise<string> {
  const rows = await sql(
    `with key as (
       insert into ingest_keys (tenant_id, name, hash, for_connector) values ($1, 'c', $2, true) returning id)
     insert into connectors
       (id, tenant_id, ingest_key_id, kind, name, settings, interval_s, enabled, cursor, next_run_at)
     select gen_random_uuid(), $1, key.id, 'rest', 'c', '{"url": "https://example.test/"}', 86400, true, '{}', '3000-01-01'
     from key returning id`,
    [tenant, hash()],
  );
  return rows[0]!.id!;
}

async function invited({ sql }: Cast, tenant: string | null, role: string): Promise<string> {
  const rows = await sql(
    `insert into invitations (tenant_id, email, role, hash, invited_by, expires_at)
     values ($1, $2, $3, $4, 'x', now() + interval '1 day') returning id`,
    [tenant, `${randomUUID()}@example.test`, role, hash()],
  );
  return rows[0]!.id!;
}

const IMPOSSIBLE: Readonly<Record<string, string>> = {
  ':tenant': 'never-was',
  ':id': 'A'.repeat(22),
  ':letter': 'A'.repeat(22),
  ':value': 'never-was.example',
};

/** What never was, spelled as the thing would be. */
export const neverWas = (name: string): string => IMPOSSIBLE[name] ?? randomUUID();
