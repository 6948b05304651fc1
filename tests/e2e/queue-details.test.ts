import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  const tell = (title: string, module: string, details: object) =>
    newIncidents(house, acme, 1, { title, module, details });
  await tell('Access for sale', 'dark_web', { keyword: 'acme vpn', publisher: 'Undercroft' });
  await tell('Log-ins offered', 'dark_web', { keyword: 'acme', publisher: 'Grey Bazaar' });
  await tell('Fake sign-in page', 'brand', { brand_domain: 'acme.example', takedown_state: 'in_progress' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('a module’s list has its own columns and filters, and leaves those of others', async () => {
  const { page, faults, close } = await openAs(browser, house.url, house.operator);
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(`${house.url}/t/acme/incidents`);
  const rows = page.getByTestId('incident-row');
  const shows = (n: number) => until(`${n} rows`, async () => (await rows.count()) === n);
  const head = async () =>
    (await page.getByRole('columnheader').allTextContents()).filter((word) => word !== '');
  await shows(3);
  expect(await head()).not.toContain('Keyword');

  await page.getByRole('link', { name: /^Dark web/ }).click();
  await shows(2);
  expect(await head()).toEqual(expect.arrayContaining(['Title', 'Keyword', 'Publisher', 'Status']));
  expect(await head()).not.toContain('Module');
  expect(await rows.filter({ hasText: 'Access for sale' }).textContent()).toMatch(/acme vpn.*Undercroft/);

  await page.getByRole('button', { name: 'Publisher', exact: true }).click();
  await page.getByRole('checkbox', { name: /Grey Bazaar/ }).check();
  await shows(1);
  expect(new URL(page.url()).searchParams.getAll('detail')).toEqual(['publisher:Grey Bazaar']);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('list', { name: 'Filters in use' }).textContent()).toMatch(
    /Publisher.*Grey Bazaar/,
  );

  await page.getByRole('link', { name: /^Brand/ }).click();
  const fake = rows.filter({ hasText: 'Fake sign-in page', visible: true });
  await fake.waitFor();
  expect(new URL(page.url()).searchParams.getAll('detail')).toEqual([]);
  expect(await head()).toEqual(expect.arrayContaining(['Brand domain', 'Threat type', 'Takedown']));
  await fake.click();
  const panel = page.getByRole('complementary').last();
  await panel.getByText('Takedown', { exact: true }).waitFor();
  expect(await panel.textContent()).toContain('In progress');
  expect(faults).toEqual([]);
  await close();
});

test('a column is left out where the reader has no use for it', async () => {
  const { page, close } = await openAs(browser, house.url, house.operator);
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(`${house.url}/t/acme/incidents?module=dark_web`);
  const publisher = page.getByRole('columnheader', { name: 'Publisher' });
  await publisher.waitFor();
  await page.getByRole('button', { name: 'Density and columns' }).click();
  await page.getByRole('checkbox', { name: 'Publisher' }).uncheck();
  await publisher.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'The usual columns' }).click();
  await publisher.waitFor();
  await close();
});
