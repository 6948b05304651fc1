import type { Selectable } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { NoteTable } from '../../shared/node/db/incident-tables.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Note } from '../../shared/wire/http/acts.ts';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/auth.ts';
import type { ActContext, Done } from './on-shard.ts';
import { mentionable, type Named, nameable, personCalled } from './workers.ts';

/** A note as it came, with those whom it may mean. */
export interface Written {
  readonly body: string;
  /** By the address they are called by. */
  readonly called: ReadonlyMap<string, Named>;
}

/** The same as it is kept in one tenant: whom the author can name there is written out, by name and never by address. */
export interface Settled {
  readonly body: string;
  /** Users. */
  readonly mentions: readonly string[];
}

/** `@ada@example.com`, where a word begins; a full stop or bracket after it is none of the address. */
const ADDRESS = /(?<![\p{L}\p{N}@])@([^\s@<>()[\],;:]+@[^\s@<>()[\],;:]*[\p{L}\p{N}])/gu;
/** `@[Ada](user)`: how clients write a mention, and how it is kept. */
const SPELLED = /@\[[^\]\n]{1,200}\]\(([\w-]{1,64})\)/g;
/** More than that is a mailing list. */
const MAX_MENTIONS = 20;

/** Looks up everybody a note may mean; nothing is told about who exists. */
export async function readNote(identity: Identity, actor: Actor, body: string): Promise<Written> {
  const texts = new Set([...body.matchAll(ADDRESS), ...body.matchAll(SPELLED)].map(([, text]) => text!));
  if (texts.size > MAX_MENTIONS) {
    throw new Fault('bad_request', `a note mentions ${MAX_MENTIONS} people at most`, 'note');
  }
  const called = new Map<string, Named>();
  for (const text of texts) {
    const person = await personCalled(identity, actor, text);
    if (person !== null) called.set(text, person);
  }
  return { body, called };
}

/**
 * In one tenant: nobody else is mentioned than those who read its incidents and whom the author may mention there. An
 * address names only whom the author can name: that it belongs to somebody else whose name they know is not told.
 */
export async function settleNote(
  tx: Tx,
  actor: Actor,
  tenant: TenantId,
  { body, called }: Written,
): Promise<Settled> {
  const byAddress = unique(called, isAddress);
  const byUser = unique(called, (text) => !isAddress(text));
  const named = idsOf(await nameable(tx, actor, tenant, { people: byAddress, permission: 'incidents.read' }));
  const picked = idsOf(await mentionable(tx, actor, tenant, byUser));
  const spelled = (text: string, as: string): string => {
    const person = called.get(text);
    const known = isAddress(text) ? named : picked;
    return person && known.has(person.id) ? `@[${plain(person.name)}](${person.id})` : as;
  };
  return {
    body: body
      .replace(SPELLED, (as, text: string) => spelled(text, as))
      .replace(ADDRESS, (as, text: string) => spelled(text, as)),
    mentions: [...new Set([...named, ...picked])],
  };
}

const isAddress = (text: string): boolean => text.includes('@');
const idsOf = (people: readonly Named[]): ReadonlySet<string> => new Set(people.map(({ id }) => id));
const unique = (called: Written['called'], wanted: (text: string) => boolean): Named[] => [
  ...new Map([...called].filter(([text]) => wanted(text)).map(([, each]) => [each.id, each])).values(),
];

/** A name within square brackets has none. */
const plain = (name: string): string => name.replaceAll(/[[\]]/g, '');

export async function putNotes(tx: Tx, done: readonly Done[], { performer, now }: ActContext): Promise<void> {
  const rows = done.flatMap(({ incident, note }) =>
    note === null
      ? []
      : [
          {
            tenant_id: incident.tenantId,
            id: note.id,
            incident_id: incident.id,
            at: new Date(now),
            author_id: performer.userId,
            author_name: performer.name,
            body: note.body,
            mentions: [...note.mentions],
          },
        ],
  );
  if (rows.length > 0) await tx.insertInto('notes').values(rows).execute();
}

/** The notes of an incident, oldest first; `after` is the last one of the page before. */
export async function listNotes(
  tx: Tx,
  of: { readonly tenantId: string; readonly incidentId: number },
  page: { readonly limit: number; readonly after: { readonly at: Date; readonly id: string } | null },
): Promise<Note[]> {
  const { after } = page;
  const rows = await tx
    .selectFrom('notes')
    .selectAll()
    .where('tenant_id', '=', of.tenantId)
    .where('incident_id', '=', of.incidentId)
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('at', 'id'), '>', eb.tuple(after!.at, after!.id))),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(present);
}

export async function findNote(tx: Tx, tenantId: TenantId, id: string): Promise<Note> {
  const query = tx.selectFrom('notes').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id);
  return present(await query.executeTakeFirstOrThrow());
}

const present = (row: Selectable<NoteTable>): Note => ({
  id: row.id,
  at: row.at.toISOString(),
  author: { id: row.author_id, name: row.author_name },
  body: row.body,
  mentions: row.mentions,
});
