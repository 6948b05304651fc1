import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openPage, shownBy, signIn } from '../support/page.ts';
import { until } from '../support/until.ts';

/** The longest first back-offs and a start on a busy machine. */
const RECOVERY_MS = 20_000;

let house: Installation;
let browser: Browser;
let acme: Customer;
let page: Page;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme');
  await house.operator.settled(acme, await house.operator.report(acme, 3));
  ({ page } = await openPage(browser));
  await signIn(page, house.url);
  await until('three are shown', async () => (await shownBy(page, 'metric-critical-open')) === 3);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const age = async () => Number(await hook(page, 'data-age').getAttribute('data-age'));
const badge = () => hook(page, 'data-age').textContent();

test('without its server the page says that its numbers are stale and keeps them; then it recovers by itself', async () => {
  await until('the badge says live', async () => /^live/i.test((await badge()) ?? ''));
  await page.evaluate('window.unreloaded = true');
  await house.stopServer();
  await until('the age passes five seconds', async () => (await age()) > 5_000);
  await until('the badge says stale', async () => /stale/i.test((await badge()) ?? ''));
  expect(await shownBy(page, 'metric-critical-open')).toBe(3);
  expect(await hook(page, 'metric-critical-open').textContent()).toContain('3');

  await house.startServer();
  await until('it is live again', async () => (await age()) < 3_000, RECOVERY_MS);
  await until('the badge says so', async () => /^live/i.test((await badge()) ?? ''));
  expect(await shownBy(page, 'metric-critical-open')).toBe(3);
  expect(await page.evaluate('window.unreloaded')).toBe(true);
});

test('what happened while the page was alone is shown when it is back', async () => {
  await house.stopServer();
  await house.startServer();
  await house.operator.settled(acme, await house.operator.report(acme, 4));
  await until(
    'seven are shown',
    async () => (await shownBy(page, 'metric-critical-open')) === 7,
    RECOVERY_MS,
  );
  const { critical_open, new_24h } = await house.operator.overview();
  expect(critical_open).toBe(7);
  expect(await shownBy(page, 'metric-new-24h')).toBe(new_24h);
});
