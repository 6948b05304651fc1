import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tells an invitation from other secrets, for people and for secret scanners. */
const PREFIX = 'wfi_';
/** 256 bits: not to be guessed, so a plain hash is enough to keep. */
const TOKEN_BYTES = 32;
/** 96 bits of the proof: guessing it pays nobody, and the whole stays within 64 characters. */
const PROOF_CHARS = 16;

export const newToken = (): string => PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const proofOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(`mailed invitation ${token}`).digest('base64url').slice(0, PROOF_CHARS);

/**
 * The token as it goes out by mail. Whoever invites sees the token too, so that they can hand it over; only what came
 * by mail carries this proof that the address is its bearer's.
 */
export const mailedToken = (token: string, secret: string): string => `${token}.${proofOf(token, secret)}`;

export interface ReadToken {
  /** What it is filed under. */
  readonly hash: Buffer;
  readonly mailed: boolean;
}

/** A proof that does not fit makes the whole an unknown token. */
export function readToken(text: string, secret: string): ReadToken {
  const dot = text.indexOf('.');
  if (dot === -1) return { hash: hashOf(text), mailed: false };
  const token = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  const due = Buffer.from(proofOf(token, secret));
  const mailed = given.length === due.length && timingSafeEqual(given, due);
  return { hash: hashOf(mailed ? token : text), mailed };
}

export const tokenHash = hashOf;
