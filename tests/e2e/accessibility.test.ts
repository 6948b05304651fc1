import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { hook, openAs, openPage, shownBy, signIn } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const acme = await house.operator.newCustomer('acme');
  const receipts = [
    await house.operator.report(acme, 3),
    await house.operator.report(acme, 2, { severity: 'low', status: 'closed' }),
    await house.operator.report(acme, 2, { severity: 'medium', module: 'email' }),
  ];
  for (const receipt of receipts) await house.operator.settled(acme, receipt);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** What axe-core calls serious or critical, in words. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test.each(['dark', 'light'] as const)('no page has a serious fault in %s', async (theme) => {
  const { page, close } = await openPage(browser, theme);
  await page.goto(`${house.url}/sign-in`);
  await page.waitForSelector('input[name=email]');
  expect(await faults(page)).toEqual([]);

  await signIn(page, house.url);
  await until('data is there', () => shownBy(page, 'metric-critical-open'));
  expect(await faults(page)).toEqual([]);

  await page.goto(`${house.url}/mssp/incidents`);
  await hook(page, 'incident-row').first().waitFor();
  expect(await faults(page)).toEqual([]);
  await hook(page, 'incident-row').first().getByRole('link').first().click();
  expect(await faults(page)).toEqual([]);
  await close();
});

test.each(['dark', 'light'] as const)('the frame around every page has none either, in %s', async (theme) => {
  const { page, close } = await openAs(browser, `${house.url}/t/acme`, house.operator, theme);
  await until('data is there', () => shownBy(page, 'metric-critical-open'));
  await page.locator('.latest-row').first().waitFor();
  expect(await faults(page)).toEqual([]);

  await hook(page, 'customer-selector').click();
  await page.getByRole('option').first().waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('link', { name: 'Account' }).waitFor();
  expect(await faults(page)).toEqual([]);

  await page.goto(`${house.url}/t/never-was`);
  await hook(page, 'missing').waitFor();
  expect(await faults(page)).toEqual([]);
  await close();
});
