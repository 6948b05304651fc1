import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { look, newIncidents } from '../support/caseload.ts';
import { ADMIN, Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate('document.activeElement.dataset.incidentId');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Whoever moves the pointer fails the test. */
const NO_POINTER = `addEventListener('pointermove', () => { window.pointed = true; }, true)`;

test('from signing in to a closed incident without a pointer', async () => {
  const [low, high] = [
    (await newIncidents(house, acme, 1, { severity: 'low', title: 'Port scan' }))[0]!,
    (await newIncidents(house, acme, 1, { severity: 'high', title: 'Ransom note found' }))[0]!,
  ];
  const { page, faults, close } = await openAs(browser, house.url, null);
  await page.addInitScript(NO_POINTER);
  await page.locator('input[name=email]').waitFor();
  await until('the first field has the focus', () =>
    page.evaluate(`document.activeElement.name === 'email'`),
  );
  await page.keyboard.type(ADMIN.email);
  await press(page, 'Tab');
  await page.keyboard.type(ADMIN.password);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();

  await press(page, 'g', 'i');
  await page.getByTestId('incident-row').first().waitFor();
  await press(page, '/');
  await page.keyboard.type('ransom');
  await until('the search is in the address', () => page.url().includes('q=ransom'));
  await until('one row is left', async () => (await page.getByTestId('incident-row').count()) === 1);
  await press(page, 'Control+a', 'Delete');
  await until('both are back', async () => (await page.getByTestId('incident-row').count()) === 2);

  await press(page, 'Tab', 'Escape');
  await press(page, 'j');
  expect(await focused(page)).toBe(high.id);
  await press(page, 'j');
  expect(await focused(page)).toBe(low.id);
  await press(page, 'k', 'Enter');
  await page.getByRole('complementary', { name: 'Incident' }).getByText('Ransom note found').waitFor();
  await press(page, 'Escape');
  await until('the panel is gone', async () => (await page.getByRole('complementary').count()) === 0);
  await until('the focus is back', async () => (await focused(page)) === high.id);

  await press(page, 'a');
  await until('it is acknowledged', async () => (await look(house.operator, high)).status === 'in_progress');
  await press(page, 'c');
  await page.getByRole('dialog').waitFor();
  await press(page, '2');
  await press(page, 'Enter');
  await until('it is closed', async () => (await look(house.operator, high)).resolution === 'benign');
  await until('the dialog is gone', async () => (await page.getByRole('dialog').count()) === 0);
  await until('the focus is back', async () => (await focused(page)) === high.id);
  expect(await page.evaluate('window.pointed')).toBeFalsy();
  // Before signing in, nobody is signed in.
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  await close();
});

test('ticks, ranges and the sheet of keys', async () => {
  const { page, close } = await openAs(browser, `${house.url}/t/acme/incidents`, house.operator);
  await newIncidents(house, acme, 6);
  await until('all are there', async () => (await page.getByTestId('incident-row').count()) === 8);
  const ticked = (count: number) => page.getByTestId('ticked').getByText(`${count} ticked`).waitFor();
  await press(page, 'j', 'x', 'j', 'j', 'j', 'X');
  await ticked(4);
  await press(page, 'Control+a');
  await ticked(8);
  await press(page, 'Escape');
  await until('none is', async () => (await page.getByTestId('ticked').count()) === 0);
  const at = await focused(page);
  await press(page, '?');
  const sheet = page.getByRole('dialog');
  const told = ['Tick from the last tick to here', 'Acknowledge', 'On a page of its own', 'Show what is new'];
  for (const word of told) await sheet.getByText(word, { exact: true }).waitFor();
  await press(page, 'Escape');
  await until('the focus is back', async () => (await focused(page)) === at);
  await close();
});

test('a screen reader hears of new criticals and of nothing else', async () => {
  const { page, close } = await openAs(browser, `${house.url}/t/acme/incidents`, house.operator);
  await page.getByTestId('incident-row').first().waitFor();
  const heard = page.getByTestId('announcer');
  await newIncidents(house, acme, 1, { severity: 'high', title: 'Not told' });
  await newIncidents(house, acme, 1, { severity: 'critical', title: 'Domain admin taken' });
  await heard.getByText('1 new critical incident: Domain admin taken, Acme Works').waitFor();
  expect(await heard.getAttribute('aria-live')).toBe('polite');
  await close();
});
