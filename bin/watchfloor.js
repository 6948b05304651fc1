#!/usr/bin/env node
import { ensureBuilt } from './build.js';
import { ensureModules } from './modules.js';
import { checkNode } from './version.js';

/** Runs in this very process, so that there is no child for a signal to miss. */
const loadCommands = async () => {
  if (process.env.WATCHFLOOR_DEV !== '1') return import('../dist/cli/main.js');
  const { register } = await import('tsx/esm/api');
  register();
  return import('../cli/main.ts');
};

const start = async () => {
  checkNode();
  await ensureModules();
  await ensureBuilt('client');
  if (process.env.WATCHFLOOR_DEV !== '1') await ensureBuilt('server');
  const { main } = await loadCommands();
  // A handle left open must not keep a stopped program alive.
  process.exit(await main(process.argv.slice(2)));
};

start().catch((error) => {
  process.stderr.write(`${error.exitCode ? error.message : error.stack}\n`);
  process.exit(error.exitCode ?? 1);
});
