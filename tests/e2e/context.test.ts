import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs, shownBy } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let borealis: Customer;
let group: string;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  borealis = await house.operator.newCustomer('borealis', { name: 'Borealis Bank' });
  const corvus = await house.operator.newCustomer('corvus', { name: 'Corvus Mining' });
  const groups = await house.operator.post<{ id: string }>('/api/v1/groups', {
    name: 'Northern sites',
    tenants: ['borealis', 'corvus'],
  });
  group = groups.id;
  await house.operator.settled(acme, await house.operator.report(acme, 3));
  await house.operator.settled(acme, await house.operator.report(acme, 5, { severity: 'low' }));
  await house.operator.settled(borealis, await house.operator.report(borealis, 2));
  await house.operator.settled(corvus, await house.operator.report(corvus, 1));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const open = (path: string) => openAs(browser, house.url + path, house.operator);
const shows = (page: Page, value: number) =>
  until(`${value} critical`, async () => (await shownBy(page, 'metric-critical-open')) === value);
const path = (page: Page) => page.url().slice(house.url.length);
const choose = async (page: Page, name: string) => {
  await hook(page, 'customer-selector').click();
  await page.getByRole('combobox', { name: 'Find a customer' }).fill(name);
  await page.keyboard.press('Enter');
};

test('live numbers follow the context over one socket, and each number leads to its rows there', async () => {
  const { page, requested, faults, close } = await open('/mssp');
  await shows(page, 6);
  await choose(page, 'acme');
  await shows(page, 3);
  expect(path(page)).toBe('/t/acme');
  const inAll = page.getByTestId('metric-open');
  await until('eight are open', async () => (await inAll.getAttribute('data-value')) === '8');
  await house.operator.report(acme, 1);
  await shows(page, 4);
  await until('it is among the latest', async () => (await page.locator('.latest-row').count()) === 9);
  await hook(page, 'metric-critical-open').getByRole('link').first().click();
  await until('its rows are there', async () => (await hook(page, 'incident-row').count()) === 4);
  expect(path(page)).toMatch(/^\/t\/acme\/incidents\?severity=critical/);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await choose(page, 'all customers');
  await shows(page, 7);
  expect(requested.filter((url) => url.endsWith('/live/v1'))).toHaveLength(1);
  expect(faults).toEqual([]);
  await close();
});

test('inside a customer, rows hidden by a filter are those of that customer alone', async () => {
  const { page, close } = await open('/t/borealis/incidents?severity=high');
  await page.getByTestId('hidden').getByText('2 by your filter', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Customer', exact: true }).count()).toBe(0);
  await close();
});

test('a group narrows the dashboard, its links and the list', async () => {
  const { page, close } = await open('/mssp');
  await hook(page, 'customer-selector').waitFor();
  await choose(page, 'northern');
  await until('the group is in the address', () => path(page) === `/mssp?group=${group}`);
  await shows(page, 3);
  await until('two are monitored', async () => (await shownBy(page, 'metric-customers-monitored')) === 2);
  await hook(page, 'metric-critical-open').getByRole('link').first().click();
  await until('its rows are there', async () => (await hook(page, 'incident-row').count()) === 3);
  expect(path(page)).toContain(`group=${group}`);
  await close();
});

test('whose access ends is led out with a word why, and keeps nothing', async () => {
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer', [borealis.id]: 'viewer' } });
  const { page, close } = await openAs(browser, `${house.url}/t/borealis`, viewer);
  await shows(page, 2);
  const removed = await house.operator.ask('DELETE', `/api/v1/tenants/borealis/members/${viewer.userId}`);
  expect(removed.status).toBe(204);
  await page.getByText('Your access to Borealis Bank has ended.').waitFor();
  await until('the other customer is shown', () => path(page) === '/t/acme');
  expect(await page.getByRole('main').textContent()).not.toContain('Borealis');
  expect(await hook(page, 'customer-selector').textContent()).toBe('Acme Works');
  await house.operator.ask('DELETE', `/api/v1/tenants/acme/members/${viewer.userId}`);
  await page.waitForURL(/\/sign-in/);
  await close();
});

test('the palette goes to pages and customers and does things, and gives the focus back', async () => {
  const { page, close } = await open('/mssp');
  const find = page.getByRole('button', { name: 'Find' });
  await find.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('audi');
  await page.keyboard.press('Enter');
  await until('the page is open', () => path(page) === '/mssp/audit');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('corvus');
  await page.keyboard.press('Enter');
  await until('its audit is open', () => path(page) === '/t/corvus/audit');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('light');
  await page.keyboard.press('Enter');
  await until('it is light', () => page.evaluate("document.documentElement.classList.contains('light')"));
  await find.focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog', { name: 'Command palette' }).count()).toBe(0);
  expect(await page.evaluate('document.activeElement.title')).toBe('Find (Ctrl K)');
  await close();
});

test('the sheet of keys begins at its beginning, also where it is longer than the screen', async () => {
  const { page, close } = await open('/mssp');
  await page.setViewportSize({ width: 1366, height: 400 });
  await hook(page, 'customer-selector').waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('button', { name: 'Close' }).waitFor();
  expect(
    await sheet.evaluate((element) => [element.scrollTop, element.scrollHeight > element.clientHeight]),
  ).toEqual([0, true]);
  await close();
});

test('every key of the sheet opens its page', async () => {
  const { page, close } = await open('/t/acme');
  await hook(page, 'customer-selector').waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const lines = sheet.getByRole('region', { name: 'Go to' }).locator('dl > div');
  const keys = await lines.locator('kbd:last-child').allTextContents();
  const words = await lines.locator('dd').allTextContents();
  await page.keyboard.press('Escape');
  expect(words).toHaveLength(9);
  for (const [index, word] of words.entries()) {
    await page.keyboard.press('g');
    await page.keyboard.press(keys[index]!);
    await page.getByRole('heading', { level: 1, name: word, exact: true }).waitFor();
  }
  await close();
});
