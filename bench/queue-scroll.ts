import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import pg from 'pg';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findProgram } from '#system';
import { severities } from '../shared/domain/incident.ts';
import { fillIncidents } from './support/million.ts';
import { quantile, report } from './support/report.ts';
import { signedIn } from './support/signed-in.ts';
import { openServices } from './support/stack.ts';
import { tracedTasks } from './support/trace.ts';

const INCIDENTS = Number(process.env.BENCH_INCIDENTS ?? 1_000_000);
const TENANTS = 1_000;
/** A hundred rows a second: somebody who looks for something rather than reads. */
const PX_PER_SECOND = 3_000;
const SECONDS = 10;
const AUTH_SECRET = 'a-secret-for-benchmarks-only-32-characters';
const SERVER = new URL('./support/memory-server.ts', import.meta.url).pathname;
/** A frame at 60 Hz: Chromium tells its time in steps of 0.1 ms, so one on time reads as up to this. */
const FRAME_MS = 16.8;
const LONG_TASK_MS = 50;
/** The end of a million rows is five thousand pages away. */
const REACH_LIMIT_MS = 30 * 60_000;

interface Scrolled {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

/**
 * How the console's list scrolls over a million incidents: at its beginning, and again once all of them have been
 * scrolled by. Chromium draws in software here, on the processor that also runs the server and Postgres.
 */
export async function queueScroll(): Promise<void> {
  const { databaseUrl, redisUrl, close } = await openServices();
  await fillIncidents(databaseUrl, TENANTS, INCIDENTS);
  const server = await startServer(databaseUrl, redisUrl);
  const browser = await chromium.launch({
    executablePath: findProgram('chromium')!,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
  });
  try {
    const page = await openList(await browser.newPage({ viewport: { width: 1440, height: 900 } }), server);
    const cdp = await page.context().newCDPSession(page);
    await scroll(cdp, 2);
    const top = await measured(page, cdp);
    const reached = await reachEnd(page, cdp);
    const deep = await measured(page, cdp, -1);
    tell(top, deep, reached);
  } finally {
    await browser.close();
    server.child.kill();
    await once(server.child, 'exit');
    await close();
  }

  async function measured(page: Page, cdp: CDPSession, direction: 1 | -1 = 1): Promise<Scrolled> {
    const frames: number[] = [];
    const tasks = await tracedTasks(browser, page, async () => {
      await page.evaluate(WATCH_FRAMES);
      await scroll(cdp, SECONDS, direction);
      frames.push(...((await page.evaluate('window.frameMs')) as number[]));
    });
    return { frames, tasks };
  }
}

const WATCH_FRAMES = `
  (() => {
    const mine = (window.frameMs = []);
    let last;
    const look = (at) => {
      if (window.frameMs !== mine) return;
      if (last !== undefined) mine.push(at - last);
      last = at;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`;

const scroll = (cdp: CDPSession, seconds: number, direction: 1 | -1 = 1): Promise<unknown> =>
  cdp.send('Input.synthesizeScrollGesture', {
    x: 700,
    y: 500,
    yDistance: -direction * PX_PER_SECOND * seconds,
    speed: PX_PER_SECOND,
    gestureSourceType: 'mouse',
    preventFling: true,
  });

async function openList(page: Page, { url, cookie }: { url: string; cookie: string }): Promise<Page> {
  const [name, value] = cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url }]);
  const every = new URLSearchParams({ storms: 'shown', snoozed: 'shown' });
  for (const severity of severities) every.append('severity', severity);
  await page.goto(`${url}/mssp/incidents?${every}`);
  await page.locator('[data-testid=incident-row]').first().waitFor();
  return page;
}

const REACH_END = `
  (async () => {
    const grid = document.querySelector('.queue-grid');
    const until = performance.now() + ${REACH_LIMIT_MS};
    while (grid.ariaRowCount === '-1' && performance.now() < until) {
      grid.scrollTop = grid.scrollHeight;
      await new Promise((next) => requestAnimationFrame(next));
    }
    return Number(grid.ariaRowCount) - 1;
  })()`;

/** Scrolls to the end of what is loaded, again and again, until nothing comes any more. */
async function reachEnd(page: Page, cdp: CDPSession) {
  const start = performance.now();
  const rows = (await page.evaluate(REACH_END)) as number;
  const seconds = (performance.now() - start) / 1_000;
  await cdp.send('HeapProfiler.collectGarbage');
  const heap = (await cdp.send('Runtime.getHeapUsage')).usedSize;
  const elements = (await page.evaluate("document.querySelectorAll('*').length")) as number;
  return { rows, seconds, heap, elements };
}

function tell(top: Scrolled, deep: Scrolled, reached: Awaited<ReturnType<typeof reachEnd>>): void {
  const frame = { unit: 'ms', bound: FRAME_MS, better: 'lower' } as const;
  const task = { unit: 'ms', bound: LONG_TASK_MS, better: 'lower' } as const;
  report(
    'queue-scroll',
    [
      {
        name: 'rows reached by scrolling',
        value: reached.rows,
        unit: '',
        bound: INCIDENTS,
        better: 'higher',
      },
      { name: 'p95 frame at the beginning', value: quantile(top.frames, 0.95), ...frame },
      { name: 'p95 frame at the end', value: quantile(deep.frames, 0.95), ...frame },
      { name: 'longest task at the beginning', value: Math.max(...top.tasks), ...task },
      { name: 'longest task at the end', value: Math.max(...deep.tasks), ...task },
    ],
    { reached, PX_PER_SECOND, SECONDS, top: spread(top), deep: spread(deep) },
  );
}

const spread = ({ frames, tasks }: Scrolled) => ({
  frames: frames.length,
  frameMs: [0.5, 0.95, 0.99, 1].map((q) => quantile(frames, q)),
  tasks: tasks.length,
  taskMs: [0.5, 0.95, 0.99, 0.999, 1].map((q) => quantile(tasks, q)),
});

async function startServer(databaseUrl: string, redisUrl: string) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const [cookie] = (await signedIn(database, AUTH_SECRET, 1)) as [string];
  await database.end();
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    AUTH_SECRET,
    PORT: String(port),
    SERVER: 'watchfloor',
  };
  const child: ChildProcess = fork(SERVER, { env, execArgv: ['--import', 'tsx', '--expose-gc'] });
  const [url] = (await once(child, 'message')) as [string];
  return { child, url, cookie };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
