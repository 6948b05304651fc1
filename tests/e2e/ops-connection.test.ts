import type { Browser, Page, WebSocket } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runServer } from '../../server/run.ts';
import { createLog } from '../../shared/node/log.ts';
import { openBrowser } from '../support/browser.ts';
import { change, newIncidents } from '../support/caseload.ts';
import { freePort, Installation } from '../support/installation.ts';
import { type Customer, Operator } from '../support/operator.ts';
import { openPage } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

/** A page comes back within eight seconds of its server, and Chromium is started for it. */
const LIMIT_MS = 60_000;

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Everything a page says and hears on its sockets of `/ops/`, in order. */
function overhear(page: Page) {
  const sockets: WebSocket[] = [];
  const [heard, said]: [string[], string[]] = [[], []];
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/ops/')) return;
    sockets.push(socket);
    socket.on('framereceived', ({ payload }) => void heard.push(String(payload)));
    socket.on('framesent', ({ payload }) => void said.push(String(payload)));
  });
  const count = (frames: readonly string[], event: string) =>
    frames.filter((frame) => frame.includes(`["${event}"`)).length;
  return {
    sockets,
    heard: (event: string) => count(heard, event),
    said: (event: string) => count(said, event),
  };
}

async function openConsole() {
  const owner = await newPerson(house, { memberOf: { [acme.id]: 'owner' } });
  const { page, close } = await openPage(browser);
  const ops = overhear(page);
  for (const pair of owner.cookie.split('; ')) {
    const [name, ...value] = pair.split('=');
    await page.context().addCookies([{ name: name!, value: value.join('='), url: house.url }]);
  }
  await page.goto(`${house.url}/t/acme`);
  await until('the page hears', () => ops.heard('positions') > 0, LIMIT_MS);
  return { owner, page, ops, close };
}

test(
  'a page holds one socket over all its pages, and after a lost server asks for what it missed',
  async () => {
    const [incident] = await newIncidents(house, acme);
    const { page, ops, close } = await openConsole();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL(`${house.url}/t/acme/incidents`);
    expect(ops.sockets.length).toBe(1);
    const changed = await change(house.operator, incident!, { severity: 'low' });
    await until('the act is heard of', () => ops.heard('news') > 0);

    await house.stopServer();
    const meanwhile = await runServer({ ...house.config, port: await freePort() }, createLog('fatal'));
    const elsewhere = new Operator(meanwhile.url);
    elsewhere.cookie = house.operator.cookie;
    await change(elsewhere, changed, { severity: 'high' });
    await meanwhile.close();
    await house.startServer();
    await until('it is back', () => ops.heard('positions') === 2, LIMIT_MS);
    await until('it asks for what it missed', () => ops.said('catch_up') === 1);
    await close();
  },
  2 * LIMIT_MS,
);

test(
  'a page whose session has ended does not come back',
  async () => {
    const { owner, page, ops, close } = await openConsole();
    const sockets = ops.sockets.length;
    await owner.post('/api/auth/sign-out', {});
    await until('it is told', () => ops.heard('signed_out') === 1);
    await page.waitForURL(/sign-in/);
    expect(ops.sockets.length).toBe(sockets);
    expect(ops.sockets.every((socket) => socket.isClosed())).toBe(true);
    await close();
  },
  LIMIT_MS,
);
