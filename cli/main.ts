import { existsSync } from 'node:fs';
import { ConfigError } from '../shared/node/config.ts';
import { commands } from './commands/table.ts';

const usage = (): string => {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const lines = Object.values(commands).map((c) => `  ${c.usage.padEnd(width)}  ${c.summary}`);
  return `usage: watchfloor COMMAND\n\n${lines.join('\n')}\n`;
};

/** A mistake in our code needs its stack; a fault in the surroundings needs its message. */
const describe = (error: unknown): string => {
  if (error instanceof ConfigError) return ['configuration:', ...error.faults].join('\n  ');
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use: set PORT to another`;
  const isOurs = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  const isWrongArgument = code?.startsWith('ERR_PARSE_ARGS');
  return (isOurs && !isWrongArgument) || !error.message ? String(error.stack) : error.message;
};

/** Answers the exit code: 0 done, 1 failed, 2 asked for in the wrong way. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const [name = 'help', ...args] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const wanted = ['help', '--help', '-h'].includes(name);
    (wanted ? process.stdout : process.stderr).write(usage());
    return wanted ? 0 : 2;
  }
  try {
    // What the environment already says wins over the file.
    if (existsSync('.env')) process.loadEnvFile('.env');
    const run = await command.load();
    return await run(args);
  } catch (error) {
    process.stderr.write(`watchfloor ${name}: ${describe(error)}\n`);
    return error instanceof ConfigError ? 2 : 1;
  }
};
