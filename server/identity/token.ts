import { createHash, randomBytes } from 'node:crypto';
import type { Permission } from '../../shared/domain/access/permission.ts';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** Tells an API token from other secrets, for people and for secret scanners. */
const PREFIX = 'wft_';
/** 256 bits: not to be guessed, so a plain hash is enough to keep. */
const TOKEN_BYTES = 32;
/** "Last used" is shown to the minute; writing it more often would only cost. */
const TOUCH_EVERY_MS = MINUTE_MS;

export interface UsedToken {
  readonly id: string;
  readonly userId: string;
  readonly permissions: readonly Permission[];
  readonly expiresAt: number;
}

export const newToken = (): string => PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The API token of an Authorization header; null when there is none. */
export const bearerOf = (headers: Headers): string | null =>
  /^Bearer +(wft_\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;

/** Looks a token up and notes its use; null when it is unknown, revoked or expired. */
export async function useToken(tx: Tx, secret: string, now: number): Promise<UsedToken | null> {
  const row = await tx
    .selectFrom('api_tokens')
    .select(['id', 'user_id', 'permissions', 'expires_at', 'last_used_at'])
    .where('hash', '=', tokenHash(secret))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (row === undefined) return null;
  if ((row.last_used_at?.getTime() ?? 0) < now - TOUCH_EVERY_MS) {
    await tx
      .updateTable('api_tokens')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', row.id)
      .execute();
  }
  return {
    id: row.id,
    userId: row.user_id,
    permissions: row.permissions as Permission[],
    expiresAt: row.expires_at.getTime(),
  };
}
