import { createHash, randomBytes } from 'node:crypto';
import { Fault } from '../../domain/fault.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { isClosed } from '../../domain/tenant-state.ts';
import type { Tenancy, Tx } from '../db/tenancy.ts';
import { KeyLookups } from './key-lookups.ts';
import { checkNetworks } from './networks.ts';
import type { Rate } from './pace.ts';

/** An ingest key as a request presented it. `tenantId` is null for a provider key. */
export interface KeyHolder {
  readonly id: string;
  readonly tenantId: TenantId | null;
  /** null for a key without a limit of its own. */
  readonly rate: Rate | null;
  /** The version of its mapping; 0 or less for a key without one. */
  readonly mapping: number;
}

/** Tells a Watchfloor key from other secrets, for people and for secret scanners. */
const PREFIX = 'wfk_';
/** 256 bits: not to be guessed, so a plain hash is enough to keep. */
const KEY_BYTES = 32;
/** "Last used" is shown to the minute; writing it more often would only cost. */
const TOUCH_EVERY_MINUTES = 1;

export const newKey = (): string => PREFIX + randomBytes(KEY_BYTES).toString('base64url');
export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Who holds the bearer key of this Authorization header; a fault when it is missing, unknown or revoked. */
export async function authenticateKey(
  tenancy: Tenancy,
  authorization: string | undefined,
  from: string,
): Promise<KeyHolder> {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (key === undefined)
    throw new Fault('unauthenticated', 'send the ingest key as "Authorization: Bearer wfk_…"');
  return findHolder(tenancy, key, from);
}

/** Who holds a key, however it was sent. `from` is the sender's network address, as the proxies we trust tell it. */
export async function findHolder(tenancy: Tenancy, key: string, from: string): Promise<KeyHolder> {
  const row = await lookupsOf(tenancy).find(hashOf(key));
  if (row === undefined) {
    throw new Fault('unauthenticated', 'this ingest key is unknown or revoked; create a new one');
  }
  checkNetworks(row.networks, from);
  if (isOld(row.last_used_at)) await tenancy.asSystem('note use of a key', (tx) => noteUse(tx, row.id, from));
  if (row.state !== null && isClosed(row.state)) {
    throw new Fault('forbidden', `the tenant of this key is ${row.state}; its incidents are not taken`);
  }
  const { id, slot, rate_per_second: perSecond } = row;
  return {
    id,
    tenantId: row.tenant_id as TenantId | null,
    rate: perSecond === null ? null : { slot, perSecond },
    mapping: row.mapping_version,
  };
}

/** One gathering for each pool, for it is the pool's connections that it spares. */
const lookups = new WeakMap<Tenancy, KeyLookups>();

function lookupsOf(tenancy: Tenancy): KeyLookups {
  const known = lookups.get(tenancy) ?? new KeyLookups(tenancy);
  lookups.set(tenancy, known);
  return known;
}

const noteUse = (tx: Tx, id: string, from: string) =>
  tx
    .updateTable('ingest_keys')
    .set({ last_used_at: new Date(), last_used_from: from })
    .where('id', '=', id)
    .execute();

const isOld = (usedAt: Date | null): boolean =>
  usedAt === null || Date.now() - usedAt.getTime() > TOUCH_EVERY_MINUTES * 60_000;
