import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '../../../cli/embedded/redis.ts';
import { createLog } from '../../../shared/node/log.ts';

const log = createLog('error');

/** A Redis of the test's own, with an append-only file on a private socket, to be killed at will. */
export class OwnRedis {
  readonly #dir = mkdtempSync(join(tmpdir(), 'wf-chaos-'));
  #service: Awaited<ReturnType<typeof startRedis>> | undefined;

  get url(): string {
    return this.#service!.url;
  }

  async start(): Promise<void> {
    this.#service = await startRedis(this.#dir, log);
  }

  /** SIGKILL, then a start on the same files. */
  async killAndRestart(): Promise<void> {
    process.kill(Number(readFileSync(join(this.#dir, 'redis', 'redis.pid'), 'utf8')), 'SIGKILL');
    await this.#service!.ended;
    await this.start();
  }

  async close(): Promise<void> {
    await this.#service?.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
