import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

/** More than one page of the list, so that it has been paged and can be scrolled. */
const CUSTOMERS = 120;

let house: Installation;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const lines = Array.from({ length: CUSTOMERS }, (_, i) => `c${i},Customer ${String(i).padStart(3, '0')}`);
  await house.operator.post('/api/v1/onboarding', {
    csv: ['slug,name', ...lines].join('\n'),
    dry_run: false,
  });
  ({ page, close } = await openAs(browser, `${house.url}/mssp/customers`, house.operator));
});
afterAll(async () => {
  await close?.();
  await browser?.close();
  await house?.close();
});

const list = () => page.getByRole('region', { name: 'Customers' });
const row = (name: string) => list().getByRole('button', { name, exact: true });
const comeBack = () => page.evaluate('window.dispatchEvent(new Event("focus"))');
const shown = () => list().getByRole('row').count();
const scrolled = () => list().evaluate((element) => element.scrollTop);
const focused = () => page.evaluate('document.activeElement.textContent');

test('what others change shows when one comes back, and neither focus, scroll nor pages are lost', async () => {
  await row('Customer 000').waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await until('all are there', async () => (await shown()) === CUSTOMERS + 1);
  await row('Customer 110').focus();
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);

  await house.operator.ask('PATCH', '/api/v1/tenants/c110', { name: 'Customer 110 renamed' });
  await house.operator.post('/api/v1/tenants', { slug: 'late', name: 'Zuletzt' });
  await comeBack();
  await row('Zuletzt').waitFor();
  expect(await focused()).toBe('Customer 110 renamed');
  expect(await scrolled()).toBe(before);
  expect(await shown()).toBe(CUSTOMERS + 2);
});

test('rows that cannot be read again stay, and say that they are not current', async () => {
  await page.route('**/api/v1/tenants?*', (route) => route.abort());
  await comeBack();
  await page.getByText('Not current: read at').waitFor();
  expect(await row('Customer 000').count()).toBe(1);
  await page.unroute('**/api/v1/tenants?*');
  await comeBack();
  await page.getByText('Not current: read at').waitFor({ state: 'detached' });
});

test('nothing moves under an open sheet', async () => {
  await row('Customer 000').click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await comeBack();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(asked.filter((url) => url.includes('/api/v1/tenants?'))).toEqual([]);
});

test('the team and the audit log are read again as well', async () => {
  await page.goto(`${house.url}/mssp/team`);
  await page.getByRole('region', { name: 'Team' }).getByRole('row').nth(1).waitFor();
  const person = await newPerson(house, { provider: 'mssp_analyst' });
  await comeBack();
  await until('the new one is there', async () =>
    (await page.getByRole('region', { name: 'Team' }).innerText()).includes(person.email),
  );

  await page.goto(`${house.url}/mssp/audit`);
  const entries = page.getByTestId('audit-row');
  await entries.first().getByRole('button').click();
  await house.operator.ask('PATCH', '/api/v1/tenants/c1', { name: 'Another name' });
  await comeBack();
  await entries.first().getByRole('button', { name: 'Another name' }).waitFor();
  expect(await entries.nth(1).getByRole('button').getAttribute('aria-expanded')).toBe('true');
});

test('a page whose program does not come says so, and leaves the way to others open', async () => {
  await page.goto(`${house.url}/mssp/customers`);
  await row('Customer 000').waitFor();
  await page.route('**/assets/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Could not show this page' }).waitFor();
  await page.getByRole('link', { name: 'Customers' }).click();
  await row('Customer 000').waitFor();
  await page.unroute('**/assets/**');
});

test('a team that cannot be read again stays, and says that it is not current', async () => {
  await page.goto(`${house.url}/mssp/team`);
  const people = () => page.getByRole('region', { name: 'Team' }).getByRole('row').count();
  await until('the team is there', async () => (await people()) > 1);
  await page.route('**/api/v1/team', (route) => route.abort());
  await comeBack();
  await page.getByText('Not current: read at').waitFor();
  expect(await people()).toBeGreaterThan(1);
  expect(await page.getByText('Could not load the team').count()).toBe(0);
  await page.unroute('**/api/v1/team');
});
