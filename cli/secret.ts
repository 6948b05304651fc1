import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../shared/node/config.ts';

/** 32 bytes sign sessions as strongly as the hash that does it. */
const SECRET_BYTES = 32;
/** 96 bits: not guessable, and short enough to type once. */
const PASSWORD_BYTES = 12;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Made at the first call and kept in the data directory, readable by its owner alone. */
const kept = (dataDir: string, name: string, make: () => string): string => {
  const path = join(dataDir, name);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const value = make();
  writeFileSync(path, `${value}\n`, { mode: 0o600, flag: 'wx' });
  return value;
};

export const authSecret = ({ authSecret: named, dataDir }: Config): string =>
  named ?? kept(dataDir, 'auth-secret', () => randomBytes(SECRET_BYTES).toString('hex'));

export const demoPassword = (dataDir: string): string =>
  kept(dataDir, 'demo-password', () => randomBytes(PASSWORD_BYTES).toString('base64url'));
