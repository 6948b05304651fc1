import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Fault } from '../domain/fault.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** What GCM is specified for; random ones may be used some billions of times under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Which way of sealing this is, for the day there is another. */
const VERSION = Buffer.of(1);

/** Secrets of others that must be had again in clear: those of the services that connectors call. */
export interface SealedSecrets {
  /** `owner` is bound in: what was sealed for one owner opens for no other. */
  seal(owner: string, secret: string): Buffer;
  /** A fault where it was sealed under another AUTH_SECRET, or changed since. */
  open(owner: string, sealed: Buffer): string;
}

/** `authSecret` is the one that signs sessions: the same on every server and worker. */
export function sealedSecrets(authSecret: string): SealedSecrets {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'watchfloor connector secrets', KEY_BYTES));
  return {
    seal: (owner, secret) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([VERSION, nonce, cipher.getAuthTag(), text]);
    },
    open: (owner, sealed) => {
      const [nonceEnd, tagEnd] = [1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES];
      if (sealed[0] !== VERSION[0] || sealed.length < tagEnd) throw unreadable();
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, nonceEnd))
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(nonceEnd, tagEnd));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString('utf8');
      } catch {
        throw unreadable();
      }
    },
  };
}

const unreadable = (): Fault =>
  new Fault('conflict', 'the secret was sealed under another AUTH_SECRET; enter it again', 'secret');
