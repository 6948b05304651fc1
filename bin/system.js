import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A slow mirror and a large package; beyond this, waiting helps nobody. */
const INSTALL_LIMIT_MS = 10 * 60_000;

/** Commands that do the same work, then the package that brings one, by package manager. */
const PROGRAMS = {
  redis: {
    commands: ['redis-server', 'valkey-server'],
    packages: { 'apt-get': 'redis-server', dnf: 'valkey', apk: 'valkey', pacman: 'valkey', brew: 'redis' },
  },
  chromium: {
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    packages: { 'apt-get': 'chromium', dnf: 'chromium', apk: 'chromium', pacman: 'chromium' },
  },
};

/** Steps to install one package without questions. Another apt run on the machine is waited for. */
const MANAGERS = {
  'apt-get': (name) => [
    ['-o', 'DPkg::Lock::Timeout=120', 'update'],
    ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', name],
  ],
  dnf: (name) => [['install', '-y', name]],
  apk: (name) => [['add', '--no-cache', name]],
  pacman: (name) => [['-Sy', '--noconfirm', name]],
  brew: (name) => [['install', name]],
};

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** System daemons live in sbin, which an ordinary user's PATH often leaves out. */
const searchPath = () => [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
];

export const findOnPath = (commands) =>
  commands
    .flatMap((command) =>
      command.startsWith('/') ? [command] : searchPath().map((dir) => join(dir, command)),
    )
    .find(isExecutable);

export const findProgram = (program) => findOnPath(PROGRAMS[program].commands);

/** Homebrew refuses root; every other manager needs it. */
const isPermitted = (manager) => (process.getuid?.() === 0) !== (manager === 'brew');

const run = (command, args) =>
  new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: INSTALL_LIMIT_MS });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });

const managerFor = (packages) =>
  Object.keys(MANAGERS).find((name) => packages[name] !== undefined && findOnPath([name]) !== undefined);

/** What to type when it is not ours to do; without the options that only matter to a program. */
const remedy = (program, manager) => {
  const { commands, packages } = PROGRAMS[program];
  if (!manager) return `${program} is missing: install one that puts ${commands[0]} on PATH`;
  const sudo = manager === 'brew' || process.getuid?.() === 0 ? '' : 'sudo ';
  const steps = MANAGERS[manager](packages[manager]).map((args) =>
    args.filter((arg) => !/^-o$|::/.test(arg)),
  );
  return `${program} is missing: type  ${steps.map((args) => `${sudo}${manager} ${args.join(' ')}`).join(' && ')}`;
};

/** The program's path, installed first where that is permitted; otherwise an error that says what to type. */
export const ensureProgram = async (program, say = (line) => process.stderr.write(`${line}\n`)) => {
  const found = findProgram(program);
  if (found) return found;
  const { packages } = PROGRAMS[program];
  const manager = managerFor(packages);
  if (!manager || !isPermitted(manager)) throw new Error(remedy(program, manager));
  say(`Installing ${packages[manager]} with ${manager}`);
  let output = '';
  // A failed refresh of the package lists may still leave a usable older list, so only the outcome counts.
  for (const args of MANAGERS[manager](packages[manager])) output += (await run(manager, args)).output;
  const installed = findProgram(program);
  if (installed) return installed;
  say(output.trim().split('\n').slice(-10).join('\n'));
  throw new Error(remedy(program, manager));
};
