import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureTool } from './modules.js';
import { root, run } from './run.js';

const SERVER_DIRS = ['shared', 'server', 'workers', 'cli', 'migrations'];

const TARGETS = {
  client: {
    inputs: ['client', 'shared/domain', 'shared/wire', 'tsconfig.json', 'package-lock.json'],
    output: 'dist/client',
    tool: 'vite',
    args: ['node_modules/vite/bin/vite.js', 'build', 'client', '--logLevel', 'warn'],
  },
  server: {
    inputs: [...SERVER_DIRS, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    output: 'dist/cli',
    tool: 'typescript',
    args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
};

const filesUnder = (path) => {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat ? [full] : [];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** Of contents, not times: a clone, a copy and a checkout all set times that say nothing. About 30 ms. */
const hashOf = (inputs) => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder).sort())
    hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
};

/** The compiler leaves alone what is not TypeScript, and the code finds such files beside itself. */
const copyAssets = () => {
  for (const file of SERVER_DIRS.flatMap(filesUnder)) {
    if (/\.tsx?$/.test(file)) continue;
    const target = join(root, 'dist', relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
};

const stampOf = (name) => join(root, 'dist', `.${name}-inputs`);

const isCurrent = (name, hash) => {
  const stamp = stampOf(name);
  return (
    existsSync(join(root, TARGETS[name].output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  );
};

const build = async (name) => {
  const { tool, args } = TARGETS[name];
  await ensureTool(tool);
  process.stderr.write(`Building the ${name}\n`);
  rmSync(stampOf(name), { force: true });
  if (name === 'server')
    for (const dir of SERVER_DIRS) rmSync(join(root, 'dist', dir), { recursive: true, force: true });
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await run(process.execPath, args, { stdio: ['ignore', 2, 2], env });
  if (code !== 0) throw Object.assign(new Error(`building the ${name} failed`), { exitCode: code });
  if (name === 'server') copyAssets();
};

/** Builds what its sources have outrun. Without sources, as in an image of compiled code, nothing can have. */
export const ensureBuilt = async (name) => {
  const { inputs } = TARGETS[name];
  if (!existsSync(join(root, inputs[0]))) return;
  const hash = hashOf(inputs);
  if (isCurrent(name, hash)) return;
  await build(name);
  writeFileSync(stampOf(name), hash);
};
