import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.js';

const LOCK = join(root, 'package-lock.json');
/** What npm writes last, so its presence means that an installation came to its end. */
const INSTALLED = join(root, 'node_modules', '.package-lock.json');
/** The lock file that was installed: times alone mislead after a copy of the clone. */
const STAMP = join(root, 'node_modules', '.watchfloor-lock');

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

const isCurrent = () => {
  if (!existsSync(INSTALLED)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true;
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
};

const fail = (code) => {
  throw Object.assign(new Error('npm ci failed: its messages above say why'), { exitCode: code });
};

/**
 * `--include=dev`: the build needs its tools where NODE_ENV=production or npm's own settings leave them out.
 * npm's own report goes to standard error, so that a command's output stays its own.
 */
export const install = async () => {
  process.stderr.write('Installing packages (npm ci), once\n');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (code !== 0) fail(code);
  writeFileSync(STAMP, lockHash());
};

/** An image that ships compiled code and its packages has no lock file, and needs none. */
export const ensureModules = async () => {
  if (existsSync(LOCK) && !isCurrent()) await install();
};

/** Installs once more where an earlier installation left out what `name` belongs to. */
export const ensureTool = async (name) => {
  if (!existsSync(join(root, 'node_modules', name))) await install();
};
