import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from './readers.ts';

const SERVER = new URL('./memory-server.ts', import.meta.url).pathname;
/** SQL takes seconds for all counts of a million incidents. */
const LOADED_MS = 500;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** The whole server in a process of its own, at a port of its choice unless `env` names one. */
export async function serve(env: NodeJS.ProcessEnv): Promise<Served> {
  const child: ChildProcess = fork(SERVER, {
    env: { ...process.env, PORT: '0', ...env, SERVER: 'watchfloor' },
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const [url] = (await once(child, 'message')) as [string];
  const close = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url, close };
}

export async function read(
  url: string,
  { headers }: Pick<Reader, 'headers'>,
  path: string,
): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1/${path}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Waits until the register answers, which is milliseconds then: before that, counts take seconds. */
export async function registerLoaded(url: string, reader: Pick<Reader, 'headers'>): Promise<number> {
  const start = performance.now();
  for (;;) {
    const asked = performance.now();
    await read(url, reader, 'incidents/counts?severity=critical');
    if (performance.now() - asked < LOADED_MS) return performance.now() - start;
    await sleep(LOADED_MS);
  }
}
