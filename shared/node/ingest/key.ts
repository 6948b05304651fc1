import { createHash, randomBytes } from 'node:crypto';
import { Fault } from '../../domain/fault.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { isClosed } from '../../domain/tenant-state.ts';
import type { Tenancy } from '../db/tenancy.ts';

/** An ingest key as a request presented it. `tenantId` is null for a provider key. */
export interface KeyHolder {
  readonly id: string;
  readonly tenantId: TenantId | null;
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
): Promise<KeyHolder> {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (key === undefined)
    throw new Fault('unauthenticated', 'send the ingest key as "Authorization: Bearer wfk_…"');
  const holder = await tenancy.asSystem('authenticate ingest key', async (tx) => {
    const row = await tx
      .selectFrom('ingest_keys')
      .leftJoin('tenants', 'tenants.id', 'ingest_keys.tenant_id')
      .select(['ingest_keys.id', 'tenant_id', 'last_used_at', 'tenants.state'])
      .where('hash', '=', hashOf(key))
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (row !== undefined && isOld(row.last_used_at)) {
      await tx
        .updateTable('ingest_keys')
        .set({ last_used_at: new Date() })
        .where('id', '=', row.id)
        .execute();
    }
    return row;
  });
  if (holder === undefined)
    throw new Fault('unauthenticated', 'this ingest key is unknown or revoked; create a new one');
  if (holder.state !== null && isClosed(holder.state)) {
    throw new Fault('forbidden', `the tenant of this key is ${holder.state}; its incidents are not taken`);
  }
  return { id: holder.id, tenantId: holder.tenant_id as TenantId | null };
}

const isOld = (usedAt: Date | null): boolean =>
  usedAt === null || Date.now() - usedAt.getTime() > TOUCH_EVERY_MINUTES * 60_000;
