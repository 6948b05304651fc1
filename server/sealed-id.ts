import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** What is kept under a number of a sequence that all tenants share. */
const kinds = ['incident', 'audit', 'letter'] as const;
export type SealedKind = (typeof kinds)[number];

const BLOCK_BYTES = 16;
/** The first half of a block names the kind, so that a made-up id, or one of another kind, is known as such. */
const TAG_BYTES = 8;
const CIPHER = 'aes-128-ecb';

/**
 * Numbers that count over all tenants would tell each how much the others have, so they leave the server sealed:
 * a keyed permutation of one block, the same id for the same number, and nothing to be read from two of them.
 */
export interface SealedIds {
  seal(kind: SealedKind, id: number): string;
  /** null for what was not sealed here. */
  open(kind: SealedKind, sealed: string): number | null;
}

/** `secret` is the one that signs sessions: the same on every server process. */
export function sealedIds(secret: string): SealedIds {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'watchfloor sealed ids', BLOCK_BYTES));
  return {
    seal: (kind, id) => {
      const block = Buffer.alloc(BLOCK_BYTES);
      block.write(kind, 'latin1');
      block.writeBigUInt64BE(BigInt(id), TAG_BYTES);
      return createCipheriv(CIPHER, key, null).setAutoPadding(false).update(block).toString('base64url');
    },
    open: (kind, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length !== BLOCK_BYTES || bytes.toString('base64url') !== sealed) return null;
      const block = createDecipheriv(CIPHER, key, null).setAutoPadding(false).update(bytes);
      const tag = block.toString('latin1', 0, TAG_BYTES);
      return tag === kind.padEnd(TAG_BYTES, '\0') ? Number(block.readBigUInt64BE(TAG_BYTES)) : null;
    },
  };
}
