import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import pg from 'pg';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findProgram } from '#system';
import { ensureBuilt } from '../bin/build.js';
import { severities } from '../shared/domain/incident.ts';
import { fillIncidents } from './support/million.ts';
import { registerLoaded, type Served, serve } from './support/register-server.ts';
import { quantile, report } from './support/report.ts';
import { signedIn } from './support/signed-in.ts';
import { openServices } from './support/stack.ts';
import { type Task, tracedTasks } from './support/trace.ts';

const INCIDENTS = Number(process.env.BENCH_INCIDENTS ?? 1_000_000);
const TENANTS = 1_000;
/** A hundred rows a second: somebody who looks for something rather than reads. */
const PX_PER_SECOND = 3_000;
const SECONDS = 10;
const AUTH_SECRET = 'a-secret-for-benchmarks-only-32-characters';
/** A frame at 60 Hz: Chromium tells its time in steps of 0.1 ms, so one on time reads as up to this. */
const FRAME_MS = 16.8;
const LONG_TASK_MS = 50;
/** Whoever presses End waits for one page, not for all that lies between. */
const END_MS = 1_000;
/** Scrolled by before it is measured whether what has been read weighs on the next frame. */
const READ_ROWS = Math.min(INCIDENTS, Number(process.env.BENCH_READ_ROWS ?? 100_000));
/** What one page of the list holds (client/views/queue/rows/pages.ts). */
const PAGE_ROWS = 200;
const REACH_LIMIT_MS = 30 * 60_000;

interface Scrolled {
  readonly frames: readonly number[];
  readonly tasks: readonly Task[];
}

/**
 * How the console's list scrolls over a million incidents: at its beginning, once many of them have been scrolled by,
 * and at its end, where the End key leads. Chromium draws in software here, on the processor that also runs the server
 * and Postgres; what the page itself takes of it is told beside what a reader would see.
 */
export async function queueScroll(): Promise<void> {
  await ensureBuilt('client');
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
    const reached = await readOn(page, cdp);
    const deep = await measured(page, cdp, -1);
    const endMs = await pressEnd(page);
    const end = await measured(page, cdp, -1);
    tell({ top, deep, end }, reached, endMs);
  } finally {
    await browser.close();
    await server.close();
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

/** Scrolls to the end of what is loaded, again and again, until so many rows have been read. */
async function readOn(page: Page, cdp: CDPSession) {
  const start = performance.now();
  let pages = 1;
  page.on('response', (response) => {
    if (response.url().includes('/api/v1/incidents?')) pages++;
  });
  while (pages * PAGE_ROWS < READ_ROWS && performance.now() - start < REACH_LIMIT_MS) {
    await page.evaluate(
      "(grid => { grid.scrollTop = grid.scrollHeight })(document.querySelector('.queue-grid'))",
    );
  }
  const seconds = (performance.now() - start) / 1_000;
  await cdp.send('HeapProfiler.collectGarbage');
  const heap = (await cdp.send('Runtime.getHeapUsage')).usedSize;
  const elements = (await page.evaluate("document.querySelectorAll('*').length")) as number;
  return { rows: pages * PAGE_ROWS, seconds, heap, elements };
}

/** Milliseconds until the row that was detected first has the focus. */
async function pressEnd(page: Page): Promise<number> {
  const start = performance.now();
  await page.keyboard.press('End');
  await page.locator('.queue-row:focus time', { hasText: /^36[45] d$/ }).waitFor();
  return performance.now() - start;
}

type Places = Record<'top' | 'deep' | 'end', Scrolled>;

const placeWord: Record<keyof Places, string> = {
  top: 'at the beginning',
  deep: `${READ_ROWS} rows further`,
  end: 'at the end',
};

function tell(places: Places, reached: Awaited<ReturnType<typeof readOn>>, endMs: number): void {
  const frame = { unit: 'ms', bound: FRAME_MS, better: 'lower' } as const;
  const task = { unit: 'ms', bound: LONG_TASK_MS, better: 'lower' } as const;
  const claims = Object.entries(places).flatMap(([name, { frames, tasks }]) => {
    const where = placeWord[name as keyof Places];
    const cpuMs = tasks.map((one) => one.cpuMs);
    const perFrame = cpuMs.reduce((sum, ms) => sum + ms, 0) / frames.length;
    return [
      { name: `p95 frame ${where}`, value: quantile(frames, 0.95), ...frame },
      { name: `longest task ${where}`, value: Math.max(...tasks.map(({ wallMs }) => wallMs)), ...task },
      { name: `processor time of the page for a frame ${where}`, value: perFrame, ...frame },
      { name: `processor time of the longest task ${where}`, value: Math.max(...cpuMs), ...task },
    ];
  });
  const end = {
    name: 'End over all rows',
    value: endMs,
    unit: 'ms',
    bound: END_MS,
    better: 'lower',
  } as const;
  const spreads = Object.fromEntries(Object.entries(places).map(([name, place]) => [name, spread(place)]));
  report('queue-scroll', [...claims, end], { INCIDENTS, PX_PER_SECOND, SECONDS, reached, ...spreads });
}

const spread = ({ frames, tasks }: Scrolled) => ({
  frames: frames.length,
  frameMs: [0.5, 0.95, 0.99, 1].map((q) => quantile(frames, q)),
  tasks: tasks.length,
  ...Object.fromEntries(
    (['wallMs', 'cpuMs'] as const).map((kind) => {
      const values = tasks.map((task) => task[kind]);
      return [kind, [0.5, 0.95, 0.99, 0.999, 1].map((q) => quantile(values, q))];
    }),
  ),
});

/** With its register loaded: until then the server takes all of a processor that the page needs, for half a minute. */
async function startServer(
  databaseUrl: string,
  redisUrl: string,
): Promise<Served & { readonly cookie: string }> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const [cookie] = (await signedIn(database, AUTH_SECRET, 1)) as [string];
  await database.end();
  // Known before it starts: the server answers a browser at its own address alone.
  const PORT = String(await freePort());
  const served = await serve({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, AUTH_SECRET, PORT });
  await registerLoaded(served.url, { headers: { cookie } });
  return { ...served, cookie };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
