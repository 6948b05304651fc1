import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
/** The command line from its source: neither the compiler nor the client's build is part of what is tested. */
const ENTRY = `import { main } from '${ROOT}/cli/main.ts'; process.exit(await main(process.argv.slice(1)));`;
const KEPT_OUTPUT = 20_000;

/** One `watchfloor` process that can be killed and started again. */
export class Program {
  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  /** What it last wrote, for the report of a failed test. */
  output = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    this.#args = args;
    this.#env = env;
  }

  start(): void {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', ENTRY, '--', ...this.#args];
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...this.#env };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        this.output = (this.output + String(data)).slice(-KEPT_OUTPUT);
      });
    }
    this.#child = child;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** SIGKILL: nothing is closed, nothing is said. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** The exit code, once all it wrote is read. */
  async ended(): Promise<number | null> {
    const [code] = await once(this.#child!, 'close');
    return code as number | null;
  }

  async restart(): Promise<void> {
    await this.kill();
    this.start();
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
