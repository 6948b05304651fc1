import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Owner } from './owner.ts';

/** A socket's path takes at most 103 bytes on macOS, 107 on Linux; the longest name in the directory takes 22. */
const MAX_DIR_BYTES = 80;

export type SocketDir = { readonly path: string; remove(): void };

/** Mode 700 is the access control: whoever can enter may connect without a password. */
export const openSocketDir = (preferred: string, owner: Owner): SocketDir => {
  const fits = Buffer.byteLength(preferred) <= MAX_DIR_BYTES;
  const path = fits ? preferred : mkdtempSync(join(tmpdir(), 'watchfloor-'));
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (owner) chownSync(path, owner.uid, owner.gid);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
