import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Whom a child runs as; undefined means ourselves. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const CREATED_USER = 'watchfloor';
/** Postgres's own user where a package brought one; `nobody` where no user can be made. */
const KNOWN_USERS = [CREATED_USER, 'postgres'] as const;
const LAST_RESORT = 'nobody';

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

const userNamed = (name: string): Owner => {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) };
  } catch {
    return undefined;
  }
};

/** shadow-utils first, then BusyBox. */
const createUser = (): Owner => {
  const nologin = '/usr/sbin/nologin';
  const shadow = ['--system', '--no-create-home', '--shell', nologin, '--user-group', CREATED_USER];
  if (spawnSync('useradd', shadow).status !== 0) {
    spawnSync('addgroup', ['-S', CREATED_USER]);
    spawnSync('adduser', ['-S', '-D', '-H', '-G', CREATED_USER, CREATED_USER]);
  }
  return userNamed(CREATED_USER);
};

const ownerOf = (dir: string): Owner => {
  const stat = statSync(dir, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
};

/** Postgres refuses to run as root. A cluster that exists stays with the user who owns it. */
export const postgresOwner = (existing?: string): Owner => {
  if (process.getuid?.() !== 0) return undefined;
  const known = (existing && ownerOf(existing)) || KNOWN_USERS.map(userNamed).find(Boolean);
  const owner = known ?? createUser() ?? userNamed(LAST_RESORT);
  if (!owner) throw new Error('Postgres does not run as root, and there is no other user: set DATABASE_URL');
  return owner;
};

/** Root can enter every directory and the owner cannot, so what the owner can do is tried, not computed. */
export const canAs = (owner: Owner, test: '-x' | '-r' | '-w', path: string): boolean =>
  spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], { ...owner, cwd: '/' }).status === 0;
