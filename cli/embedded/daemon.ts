import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Owner } from './owner.ts';

/** A daemon's log starts afresh beyond this; between starts it only holds warnings. */
const MAX_LOG_BYTES = 10_000_000;

export type Command = {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly owner: Owner;
  readonly logFile: string;
  readonly stopWith: 'SIGINT' | 'SIGTERM';
  /** After `stopLimitMs`, for one that does not stop. */
  readonly stopHard: 'SIGQUIT' | 'SIGKILL';
  readonly stopLimitMs: number;
};

export type Daemon = {
  readonly pid: number;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const openLog = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && stat.size > MAX_LOG_BYTES) truncateSync(path);
  return openSync(path, 'a', 0o600);
};

/**
 * Stops the daemon when we are gone without having stopped it, SIGKILL included: the pipe closes with us.
 * A line on the pipe dismisses it.
 */
const guard = (pid: number, signal: string): (() => void) => {
  const script = 'read -r dismissed || kill -s "$1" "$2"';
  const child = spawn('/bin/sh', ['-c', script, 'watchfloor-guard', signal.slice(3), String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return () => child.stdin.end('dismissed\n');
};

/** In its own process group: Ctrl-C reaches us alone, and we close what depends on the daemon first. */
export const launch = async (command: Command): Promise<Daemon> => {
  const log = openLog(command.logFile);
  const child = spawn(command.path, command.args, {
    ...command.owner,
    cwd: command.cwd,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
  });
  closeSync(log);
  await once(child, 'spawn');
  const pid = child.pid as number;
  const dismiss = guard(pid, command.stopWith);
  const ended = once(child, 'exit').then(dismiss);
  const stop = async () => {
    child.kill(command.stopWith);
    const timer = new AbortController();
    const late = delay(command.stopLimitMs, 'late', { signal: timer.signal }).catch(() => undefined);
    if ((await Promise.race([ended, late])) === 'late') child.kill(command.stopHard);
    timer.abort();
    await ended;
  };
  return { pid, ended, stop };
};
