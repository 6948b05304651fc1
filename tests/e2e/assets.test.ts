import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AssetList } from '../../shared/wire/http/assets.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let page: Page;
let faults: string[];
let close: () => Promise<void>;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

let made = 0;
let at: Customer;
beforeEach(async () => {
  at = await house.operator.newCustomer(`assets-${++made}`);
  ({ page, faults, close } = await openAs(browser, `${house.url}/t/${at.slug}/assets`, house.operator));
  return () => close();
});

const table = () => page.getByRole('region', { name: 'Monitored assets' });
const sheet = () => page.getByRole('dialog');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const held = () => house.operator.get<AssetList>(`/api/v1/tenants/${at.slug}/assets`);
const verdicts = () =>
  page.locator('[data-testid=asset-verdict]').evaluateAll((rows) => rows.map((row) => row.dataset.result));

test('the empty page leads to assets, judged line by line before they are added', async () => {
  await page.getByText('Nothing is monitored yet').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.locator('.notice').getByRole('button', { name: 'Add assets' }).click();
  await sheet()
    .getByLabel(/One asset a line/)
    .fill('ACME[.]example\n203.0.113.7/24\nAcme Bank\nacme.example');
  await press('Check 4 lines');
  await until('each line has its verdict', async () => (await verdicts()).length === 4);
  expect(await verdicts()).toEqual(['would_add', 'would_add', 'refused', 'present']);
  await sheet().getByText('say whether it is a brand or a keyword').waitFor();
  await sheet().getByText('is that of line 1').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  expect((await held()).total).toBe(0);
  await press('Add 2 assets');
  await press('Done');
  await table().getByRole('button', { name: 'acme.example' }).waitFor();
  expect((await held()).items.map(({ value }) => value)).toEqual(['203.0.113.0/24', 'acme.example']);

  await press('Add assets');
  await sheet().getByLabel('Kind of lines that name none').selectOption('brand');
  await sheet()
    .getByLabel(/One asset a line/)
    .fill('Acme Bank');
  await press('Check 1 line');
  await press('Add 1 asset');
  await press('Done');
  await page.getByRole('button', { name: 'Brands 1' }).click();
  await page.getByText('2 more hidden by your filters').waitFor();
  expect(faults).toEqual([]);
});

test('a count opens exactly its rows, and the filter says which asset it is of', async () => {
  const [hit] = await newIncidents(house, at, 1, { title: 'Leak', assets: ['vpn.acme.example'] });
  await newIncidents(house, at, 1, { title: 'Other', assets: ['other.example'] });
  await house.operator.post(`/api/v1/tenants/${at.slug}/assets`, { kind: 'domain', value: 'acme.example' });
  await page.reload();
  const row = table().getByRole('row', { name: /acme\.example/ });
  await row.getByRole('link', { name: '1' }).first().click();
  await page.locator(`[data-incident-id="${hit!.id}"]`).waitFor();
  expect(await page.locator('[data-testid=incident-row]').count()).toBe(1);
  await page
    .getByRole('list', { name: 'Filters in use' })
    .getByText('acme.example', { exact: true })
    .waitFor();
});

test('an asset is labelled, removed, and brought back by undo', async () => {
  await house.operator.post(`/api/v1/tenants/${at.slug}/assets`, { kind: 'keyword', value: 'Nightfall' });
  await page.reload();
  await table().getByRole('button', { name: 'Nightfall' }).click();
  await sheet().getByLabel('Label').fill('The new plant');
  await press('Save');
  await table().getByText('The new plant').waitFor();
  await table().getByRole('button', { name: 'Nightfall' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await press('Remove');
  await page.getByText('Nothing is monitored yet').waitFor();
  await press('Undo');
  await table().getByText('The new plant').waitFor();
  expect((await held()).items).toMatchObject([{ value: 'Nightfall', label: 'The new plant' }]);
});

test('whoever reads incidents sees assets and cannot change them', async () => {
  await house.operator.post(`/api/v1/tenants/${at.slug}/assets`, { kind: 'brand', value: 'Acme' });
  const viewer = await newPerson(house, { memberOf: { [at.id]: 'viewer' } });
  const theirs = await openAs(browser, `${house.url}/t/${at.slug}/assets`, viewer);
  await theirs.page.getByRole('button', { name: 'Acme', exact: true }).click();
  await theirs.page.getByRole('dialog').getByText('Newest hit').waitFor();
  expect(await theirs.page.getByRole('button', { name: /^(Add assets|Save|Remove)$/ }).count()).toBe(0);
  await theirs.close();
});

test('indicators show where they were seen, found by any spelling of their beginning', async () => {
  const seen = { indicators: [{ type: 'domain', value: 'evil.example' }] };
  const [first] = await newIncidents(house, at, 1, { ...seen, title: 'Phish' });
  const other = await house.operator.newCustomer(`other-${made}`);
  await newIncidents(house, other, 1, seen);
  await page.goto(`${house.url}/t/${at.slug}/indicators`);
  const list = page.getByRole('region', { name: 'Indicators' });
  await list.getByRole('button', { name: 'evil[.]example', exact: true }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Find by the beginning of a value').fill('EVIL[.]ex');
  await page.getByRole('list', { name: 'Filters in use' }).getByText('EVIL[.]ex').waitFor();
  await list.getByRole('button', { name: 'evil[.]example', exact: true }).click();
  await sheet().getByText('Seen at 2 customers').waitFor();
  await sheet().getByText(first!.number).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await list.getByRole('link', { name: '1' }).first().click();
  await page.locator(`[data-incident-id="${first!.id}"]`).waitFor();

  await page.goto(`${house.url}/mssp/indicators?q=nothing-begins-so`);
  await page.getByText('No indicator matches').waitFor();
  await page.getByRole('link', { name: 'Clear the filters' }).click();
  await list.getByRole('columnheader', { name: 'Customers' }).waitFor();
  await list
    .getByRole('row', { name: /evil\[\.\]example.*Domain.*2.*2/ })
    .first()
    .waitFor();
});
