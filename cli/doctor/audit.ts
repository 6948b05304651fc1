import { sql } from 'kysely';
import type { ServerConfig } from '../../shared/node/config.ts';
import { openTenancy, type Tenancy, type Tx } from '../../shared/node/db/tenancy.ts';
import type { Finding } from './finding.ts';

/** Rows hashed in one statement: seconds at most, so that no look at a long log holds a snapshot for its length. */
const BATCH = 20_000;

interface Link {
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** How far the chain holds; `broken` is the first `seq` that does not fit, with what is wrong there. */
export interface Verdict {
  readonly head: Link;
  readonly broken: { readonly seq: number; readonly why: string } | null;
}

const BEFORE_FIRST: Link = { seq: 0, hash: '' };

/** Follows the chain from its first row to its head, each hash over the one before it. */
export async function verifyAudit(tenancy: Tenancy): Promise<Verdict> {
  const read = <T>(work: (tx: Tx) => Promise<T>) => tenancy.asSystem('verify audit', work);
  const head = await read(readHead);
  let last = BEFORE_FIRST;
  while (last.seq < head.seq) {
    const rows = await read((tx) => readLinks(tx, last, head.seq));
    for (const row of rows) {
      if (row.seq !== last.seq + 1) return broken(head, last.seq + 1, 'missing, or moved to another place');
      if (!row.fits) return broken(head, row.seq, 'changed, moved or inserted after it was written');
      last = row;
    }
    if (rows.length === 0) return broken(head, last.seq + 1, 'missing: the log ends before its head');
  }
  if (last.hash !== head.hash) return broken(head, head.seq, 'not the row that the head was set for');
  const beyond = await read(findBeyond);
  return beyond === null ? { head, broken: null } : broken(head, beyond, 'inserted behind the head');
}

const broken = (head: Link, seq: number, why: string): Verdict => ({ head, broken: { seq, why } });

const readHead = (tx: Tx): Promise<Link> =>
  tx
    .selectFrom('audit_head')
    .select(['seq', sql<string>`encode(hash, 'hex')`.as('hash')])
    .executeTakeFirstOrThrow();

async function readLinks(tx: Tx, { seq, hash }: Link, upTo: number): Promise<(Link & { fits: boolean })[]> {
  const { rows } = await sql<Link & { fits: boolean }>`
    select seq, encode(hash, 'hex') as hash,
      hash = audit_hash(coalesce(lag(hash) over (order by seq), decode(${hash}, 'hex')), entry) as fits
    from (select a as entry, a.seq, a.hash from audit a
      where a.seq > ${seq} and a.seq <= ${upTo} order by a.seq limit ${BATCH}) batch
    order by seq`.execute(tx);
  return rows;
}

/** One statement, so that rows which come with their head in the meantime are none. */
async function findBeyond(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`
    select min(seq) as seq from audit where seq > (select seq from audit_head)`.execute(tx);
  return rows[0]!.seq;
}

export const checkAudit = async ({ databaseUrl }: ServerConfig): Promise<Finding[]> => {
  const tenancy = openTenancy(databaseUrl);
  try {
    const { head, broken: at } = await verifyAudit(tenancy);
    // Whoever owns the database can write a whole new chain: what was noted elsewhere shows that too.
    if (at === null)
      return [{ grade: 'good', what: `audit log: ${head.seq} rows, chain holds, head ${head.hash}` }];
    const what = `audit log: broken at row ${at.seq}: ${at.why}`;
    return [
      { grade: 'fault', what, remedy: 'compare with a backup or an export; rows before it still hold' },
    ];
  } finally {
    await tenancy.close();
  }
};
