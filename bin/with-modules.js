import { delimiter, join } from 'node:path';
import { ensureModules } from './modules.js';
import { root, run } from './run.js';
import { checkNode } from './version.js';

checkNode();
const [command, ...args] = process.argv.slice(2);
if (!command) {
  process.stderr.write('usage: node bin/with-modules.js COMMAND [ARGUMENT…]\n');
  process.exit(2);
}
try {
  await ensureModules();
  const PATH = join(root, 'node_modules', '.bin') + delimiter + process.env.PATH;
  process.exitCode = await run(command, args, { env: { ...process.env, PATH } });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode ?? 1;
}
