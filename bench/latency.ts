import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { openBrowser } from '../tests/support/browser.ts';
import { spent } from './support/cpu.ts';
import { incidentOf } from './support/load.ts';
import { printStages, quantile, report } from './support/report.ts';
import { CREDENTIALS, openStack, type Stack } from './support/stack.ts';
import { KEEP_FRAMES, stagesOf } from './support/stages.ts';
import { post, startLoad } from './support/steady.ts';

const TENANTS = 1_000;
const SOCKETS = 100;
const PROBES = 300;
const PROBE_EVERY_MS = 150;

// Scripts for the page are text: this side of the project knows no DOM.

/** Calls `run` when the coming frame is painted: a message that is posted in it is heard behind its paint. */
const PAINTED = `
  globalThis.painted = (run) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); run(); };
    port2.postMessage(0);
  });`;

/** Notes when each value of the critical count first stood on the screen: when a frame with it was painted. */
const WATCH = `${PAINTED}
  globalThis.shown = {};
  const card = document.querySelector('[data-testid=metric-critical-open]');
  new MutationObserver(() => {
    const value = card.getAttribute('data-value');
    painted(() => { shown[value] ??= performance.timeOrigin + performance.now(); });
  }).observe(card, { attributes: true });`;

const FLOOR = `(async () => {
  const times = [];
  for (let n = 0; n < 60; n++) {
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 20));
    const start = performance.now();
    document.body.dataset.floor = String(n);
    times.push(await new Promise((resolve) => painted(() => resolve(performance.now() - start))));
  }
  return times;
})()`;

/**
 * Time from an incident's 202 to the paint of the first frame that shows it, in a real browser, while 200 incidents a second
 * come in for a thousand tenants and a hundred sockets listen. Probes are critical, the load is not.
 */
export async function latency(): Promise<void> {
  const stack = await openStack();
  const browser = await openBrowser();
  try {
    await stack.createTenants(TENANTS);
    const key = await stack.session.createIngestKey('bench');
    const page = await openDashboard(await browser.newPage(), stack);
    for (let n = 1; n < SOCKETS; n++) await listen(stack);
    const load = startLoad(stack.url, key, TENANTS);
    await sleep(3_000);
    const before = stack.cpu();
    const start = performance.now();
    const ends = await probe(page, stack.url, key);
    const probes = ends.accepted.map((at, index) => Math.max(0, ends.shown[index]! - at));
    const seconds = (performance.now() - start) / 1_000;
    const cpuSeconds = spent(before, stack.cpu());
    const sent = await load.stop();
    const stages = await stagesOf(stack, page, ends);
    printStages('latency', stages);
    const floor = await measureFloor(page);
    const [p50, p99] = [quantile(probes, 0.5), quantile(probes, 0.99)];
    report(
      'latency',
      [
        { name: '202 → pixel, p50', value: p50, unit: 'ms', bound: 60, better: 'lower' },
        { name: '202 → pixel, p99', value: p99, unit: 'ms', bound: 150, better: 'lower' },
      ],
      {
        TENANTS,
        SOCKETS,
        seconds,
        cpuSeconds,
        sent,
        stages,
        probes,
        floorP50: quantile(floor, 0.5),
        timesFloor: p50 / quantile(floor, 0.5),
      },
    );
  } finally {
    await browser.close();
    await stack.close();
  }
}

async function openDashboard(page: Page, { url }: Stack): Promise<Page> {
  await page.addInitScript(KEEP_FRAMES);
  await page.goto(`${url}/mssp`);
  await page.fill('input[name=email]', CREDENTIALS.email);
  await page.fill('input[name=password]', CREDENTIALS.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid=metric-critical-open][data-value]');
  await page.evaluate(WATCH);
  return page;
}

async function listen({ url, session }: Stack): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/v1`, {
    headers: { cookie: session.cookie, origin: url },
    perMessageDeflate: false,
  });
  socket.on('message', (data: Buffer) => {
    if (data.subarray(0, 15).toString() === '{"type":"ping",') socket.send('{"type":"pong","at":0}');
  });
  await once(socket, 'open');
  socket.send('{"type":"subscribe","view":"overview"}');
}

async function probe(page: Page, url: string, key: string): Promise<{ accepted: number[]; shown: number[] }> {
  const accepted: number[] = [];
  for (let n = 1; n <= PROBES; n++) {
    const record = { ...incidentOf(n, Date.now()), external_id: `probe-${n}`, severity: 'critical' };
    await post(url, key, { ...record, tenant: `bench-${(n * 31) % TENANTS}` });
    accepted.push(performance.timeOrigin + performance.now());
    await sleep(PROBE_EVERY_MS * (0.5 + Math.random()));
  }
  await page.waitForSelector(`[data-testid=metric-critical-open][data-value="${PROBES}"]`);
  const values = (await page.evaluate('shown')) as Record<string, number>;
  // A value that was skipped because two probes shared a frame was on the screen with the next one.
  const shown = accepted.map((_, index) => {
    let value = index + 1;
    while (values[value] === undefined && value < PROBES) value++;
    return values[value]!;
  });
  return { accepted, shown };
}

/** What the browser alone needs from a change of an attribute to the paint of the frame that shows it. */
const measureFloor = (page: Page): Promise<number[]> => page.evaluate(FLOOR) as Promise<number[]>;
