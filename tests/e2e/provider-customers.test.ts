import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditList } from '../../shared/wire/http/audit.ts';
import type { GroupList } from '../../shared/wire/http/groups.ts';
import type { Tenant, TenantList } from '../../shared/wire/http/tenants.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  ({ page, close } = await openAs(browser, `${house.url}/mssp/customers`, house.operator));
});
afterAll(async () => {
  await close?.();
  await browser?.close();
  await house?.close();
});

const list = () => page.getByRole('region', { name: 'Customers' });
const sheet = () => page.getByRole('dialog');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const toast = (text: string) => page.getByRole('status').getByText(text);
const tenant = (slug: string) => house.operator.get<Tenant>(`/api/v1/tenants/${slug}`);
const actions = async (slug: string) =>
  (await house.operator.get<AuditList>(`/api/v1/tenants/${slug}/audit`)).items.map(({ action }) => action);

beforeEach(() => page.goto(`${house.url}/mssp/customers`));

test('the empty list leads to the first customer, whose slug is proposed and refused at its field', async () => {
  await page.getByText('No customers yet').waitFor();
  await page.locator('.notice').getByRole('button', { name: 'New customer' }).click();
  await sheet().getByLabel('Name').fill('Café Zürich');
  expect(await sheet().getByLabel('Slug').inputValue()).toBe('cafe-zurich');
  await sheet().getByLabel('Slug').fill('Not A Slug');
  await press('Create customer');
  await sheet().getByText('1–40 lower-case letters').waitFor();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
  await sheet().getByLabel('Slug').fill('cafe-zurich');
  await sheet().getByText('1–40 lower-case letters').waitFor({ state: 'detached' });
  await press('Create customer');
  await list().getByRole('button', { name: 'Café Zürich' }).waitFor();
  expect(await tenant('cafe-zurich')).toMatchObject({ name: 'Café Zürich', state: 'active' });

  await press('New customer');
  await sheet().getByLabel('Name').fill('Cafe Zurich');
  await press('Create customer');
  await sheet().getByText('The slug cafe-zurich is taken').waitFor();
  await page.keyboard.press('Escape');
  await sheet().getByText('not saved yet').waitFor();
  await press('Discard changes');
  await until('the sheet is gone', async () => (await sheet().count()) === 0);
});

test('a state says what it does, is changed, and is undone', async () => {
  await house.operator.newCustomer('acme');
  await page.reload();
  await list().getByRole('button', { name: 'acme' }).click();
  await sheet().getByText('Sensors are refused').first().waitFor();
  await sheet().getByRole('radio', { name: 'Suspended' }).check();
  await press('Save');
  await toast('acme is suspended.').waitFor();
  await list()
    .getByRole('row', { name: /acme.*Suspended/ })
    .waitFor();
  expect((await tenant('acme')).state).toBe('suspended');
  await press('Undo');
  await toast('Undone.').waitFor();
  await list()
    .getByRole('row', { name: /acme.*Active/ })
    .waitFor();
  expect((await actions('acme')).slice(0, 2)).toEqual(['tenant.activated', 'tenant.suspended']);
});

test('offboarding wants the slug typed, and offers no way back', async () => {
  await house.operator.newCustomer('parting');
  await page.goto(`${house.url}/mssp/customers?customer=parting`);
  await sheet().getByRole('radio', { name: 'Offboarded' }).check();
  await press('Save');
  await sheet().getByText('offboarding is final').waitFor();
  expect((await tenant('parting')).state).toBe('active');
  await sheet().getByLabel('Type parting to offboard').fill('parting');
  await press('Save');
  await toast('parting is offboarded.').waitFor();
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  expect((await tenant('parting')).state).toBe('offboarded');
});

test('filters are the address, and what they hide is counted', async () => {
  await house.operator.newCustomer('trying', { state: 'trial' });
  const { total } = await house.operator.get<TenantList>('/api/v1/tenants');
  await page.goto(`${house.url}/mssp/customers?state=trial`);
  await list().getByRole('button', { name: 'trying' }).waitFor();
  await page.getByText(`${total - 1} more hidden by your filters`).waitFor();
  await page.getByLabel('Search names and slugs').fill('nothing like it');
  await page.getByText('No customer matches these filters').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('nothing like it');
  await page.getByRole('link', { name: 'Clear the filters' }).click();
  await list().getByRole('button', { name: 'acme' }).waitFor();
});

test('a group is made, filled and given from a customer’s sheet', async () => {
  await house.operator.newCustomer('grouped');
  await page.reload();
  await press('Groups');
  await press('New group');
  await sheet().getByLabel('Name').fill('Gold');
  await sheet().getByLabel('grouped').check();
  await press('Create group');
  await sheet().getByText('1 customer').waitFor();
  await page.keyboard.press('Escape');
  await list()
    .getByRole('row', { name: /grouped.*Gold/ })
    .waitFor();
  await list().getByRole('button', { name: 'acme' }).click();
  await sheet().getByLabel('Gold').check();
  await press('Save');
  await list()
    .getByRole('row', { name: /acme.*Gold/ })
    .waitFor();
  const { items } = await house.operator.get<GroupList>('/api/v1/groups');
  expect(items[0]?.tenants.map(({ slug }) => slug)).toEqual(['acme', 'grouped']);
});

test('a file is tried first; its good rows are created, its bad one can be taken along', async () => {
  const rows = [
    'slug,name,state',
    'onboard-a,Alpha,active',
    'BAD SLUG,"Bad, one",active',
    'onboard-b,Beta,trial',
  ];
  await press('Onboard many');
  await sheet().getByLabel('Paste the CSV here').fill(rows.join('\n'));
  await press('Dry run');
  const verdicts = (result: string) => page.locator(`[data-testid=onboard-row][data-result=${result}]`);
  await until('two would be created', async () => (await verdicts('would_create').count()) === 2);
  expect(await verdicts('refused').textContent()).toMatch(/3.*BAD SLUG.*slug: /);
  expect((await house.operator.ask('GET', '/api/v1/tenants/onboard-a')).status).toBe(404);

  const download = page.waitForEvent('download');
  await press('Refused rows');
  const file = await text(await (await download).createReadStream());
  expect(file).toBe('slug,name,state\r\nBAD SLUG,"Bad, one",active\r\n');

  await press('Create 2 customers');
  await until('two are created', async () => (await verdicts('created').count()) === 2);
  expect(await verdicts('refused').count()).toBe(1);
  expect(await tenant('onboard-b')).toMatchObject({ name: 'Beta', state: 'trial' });
  await press('Done');
  await list().getByRole('button', { name: 'Alpha' }).waitFor();
});

test('a connection lost in the middle of a file loses nothing: what is created stays, the rest goes on', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `many-${n},Many ${n}`);
  await press('Onboard many');
  await sheet()
    .getByLabel('Paste the CSV here')
    .fill(['slug,name', ...rows].join('\n'));
  await press('Dry run');
  await sheet().getByText('30 would be created').waitFor();
  let sent = 0;
  await page.route('**/api/v1/onboarding', (route) => (++sent === 2 ? route.abort() : route.continue()));
  await press('Create 30 customers');
  await sheet().getByText('The server cannot be reached').waitFor();
  expect(await sheet().getByRole('progressbar').getAttribute('value')).toBe('25');
  await press('Create the other 5 customers');
  await sheet().getByText('30 created').waitFor();
  await page.unroute('**/api/v1/onboarding');
  expect(sent).toBe(3);
  const { total } = await house.operator.get<TenantList>('/api/v1/tenants?q=many-');
  expect(total).toBe(30);
});

test('a file that is no list of customers says why, and stays to be mended', async () => {
  await press('Onboard many');
  await sheet().getByLabel('Paste the CSV here').fill('name\nAlpha');
  await press('Dry run');
  await sheet().getByText('The header lacks slug').waitFor();
  expect(await sheet().getByLabel('Paste the CSV here').inputValue()).toBe('name\nAlpha');
});

test('the focus goes into the sheet, and back to the row it came from', async () => {
  await list().getByRole('button', { name: 'grouped' }).focus();
  await page.keyboard.press('Enter');
  await until('a field has the focus', () => page.evaluate('document.activeElement.matches("dialog input")'));
  await page.keyboard.press('Escape');
  await until('the row has it', () => page.evaluate('document.activeElement.textContent === "grouped"'));
});
