import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Owner } from './owner.ts';

/** The name that owns the private cluster; it exists nowhere else. */
export const SUPERUSER = 'watchfloor';

const run = promisify(execFile);

/**
 * `trust` holds only inside the private socket directory: the cluster listens nowhere else.
 * The built-in locale sorts the same on every machine, so an index survives a move.
 */
const INITDB = [
  `--username=${SUPERUSER}`,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

const checkVersion = async (dir: string, binaries: Binaries, owner: Owner): Promise<void> => {
  const has = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = await run(binaries.postgres, ['--version'], { ...owner, cwd: '/' });
  const runs = /(\d+)/.exec(stdout)?.[1];
  if (has === runs) return;
  throw new Error(
    `${dir} was written by Postgres ${has} and this is ${runs}: restore a backup into a new DATA_DIR`,
  );
};

/** Made under another name first: an interrupted initdb leaves no half cluster behind. */
export const ensureCluster = async (place: string, binaries: Binaries, owner: Owner): Promise<string> => {
  const dir = join(place, 'cluster');
  if (existsSync(dir)) {
    await checkVersion(dir, binaries, owner);
    return dir;
  }
  const draft = join(place, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (owner) chownSync(draft, owner.uid, owner.gid);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  await run(binaries.initdb, [...INITDB, `--pgdata=${draft}`], { ...owner, cwd: '/', env });
  renameSync(draft, dir);
  return dir;
};
