import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  await house.operator.newCustomer('acme', { brand_colour: '#1d4ed8' });
  await house.operator.post('/api/v1/groups', { name: 'Gold', tenants: ['acme'] });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Every screen of the provider's, with what has to be there before it is looked at. */
const screens: readonly (readonly [path: string, ready: (page: Page) => Promise<unknown>])[] = [
  ['customers', (page) => page.getByRole('row', { name: /acme.*Gold/ }).waitFor()],
  ['customers?state=offboarded', (page) => page.getByText('No customer matches').waitFor()],
  ['customers?customer=acme', (page) => page.getByRole('radio').first().waitFor()],
  ['customers?sheet=new', (page) => page.getByRole('radio').first().waitFor()],
  ['customers?sheet=groups', (page) => page.getByText('1 customer').waitFor()],
  ['customers?sheet=onboard', (page) => page.getByLabel('Paste the CSV here').waitFor()],
  ['team', (page) => page.getByRole('row', { name: /MSSP Admin/ }).waitFor()],
  ['roles', (page) => page.getByRole('table').waitFor()],
  ['audit', (page) => page.getByTestId('audit-row').first().getByRole('button').click()],
  ['settings', (page) => page.getByRole('radio').first().waitFor()],
];

const looks = (['dark', 'light'] as const).flatMap((theme) =>
  screens.map(([path, ready]) => ({ theme, path, ready })),
);

test.each(looks)('$path has no serious fault in $theme', async ({ theme, path, ready }) => {
  const { page, faults, close } = await openAs(browser, `${house.url}/mssp/${path}`, house.operator, theme);
  await ready(page);
  expect(await seriousFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('the provider’s name and tier are changed, and undone', async () => {
  const { page, close } = await openAs(browser, `${house.url}/mssp/settings`, house.operator);
  const known = () => house.operator.get('/api/v1/provider');
  const before = await known();
  await page.getByLabel('Name of the provider').fill('Nightwatch');
  await page.getByRole('radio', { name: 'Standard' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('settings are saved').waitFor();
  expect(await known()).toEqual({ name: 'Nightwatch', tier: 'standard' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(await known()).toEqual(before);
  await close();
});

test('an analyst looks at the customers assigned, and changes none', async () => {
  const { id } = await house.operator.newCustomer('borealis');
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [id] });
  const { page, close } = await openAs(browser, `${house.url}/mssp/customers`, analyst);
  const rows = page.getByRole('region', { name: 'Customers' }).getByRole('row');
  await until('one customer below the head', async () => (await rows.count()) === 2);
  expect(await page.getByRole('button', { name: 'New customer' }).count()).toBe(0);
  await rows.getByRole('button', { name: 'borealis' }).click();
  await page.getByText('An MSSP Admin can change this customer').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  expect(await page.content()).not.toContain('acme');
  await close();
});

test('a customer’s roles page names no role and no right of the provider', async () => {
  const { id } = await house.operator.newCustomer('corvus');
  const owner = await newPerson(house, { memberOf: { [id]: 'owner' } });
  const { page, close } = await openAs(browser, `${house.url}/t/corvus/roles`, owner);
  await page.getByRole('columnheader', { name: /Owner.*yours/ }).waitFor();
  expect(await page.getByRole('columnheader', { name: /MSSP/ }).count()).toBe(0);
  expect(await page.getByText('tenants.manage').count()).toBe(0);
  expect(await page.getByRole('row', { name: /Change name, time zone.*Yes Yes No No/ }).count()).toBe(1);
  await close();
});
