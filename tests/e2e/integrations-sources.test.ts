import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { FarSide } from '../support/far-side.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let side: FarSide;
beforeAll(async () => {
  const loopback = { pullAllowNetworks: ['127.0.0.1/32'] };
  const opened = [Installation.open({ config: () => loopback }), openBrowser(), FarSide.open()] as const;
  [house, browser, side] = await Promise.all(opened);
  acme = await house.operator.newCustomer('acme');
});
afterAll(async () => {
  side?.close();
  await browser?.close();
  await house?.close();
});

const sheet = (page: Page) => page.getByRole('dialog');
const LONG_AGO = '2020-01-31T14:05:00Z';

test('the past of a new source waits to be accepted, and then its rows are a click away', async () => {
  const given = { source: 'archive', detected_at: LONG_AGO };
  await house.operator.settled(acme, await house.operator.report(acme, 3, given));
  const analyst = await newPerson(house, { memberOf: { [acme.id]: 'analyst' } });
  const { page, faults, close } = await openAs(browser, `${house.url}/t/acme/integrations`, analyst);
  await page.getByRole('button', { name: 'Accept 3 incidents of archive' }).click();
  await sheet(page).getByText('They join the incident list').waitFor();
  await sheet(page).getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByText('3 incidents of archive accepted.').waitFor();
  await page.getByRole('button', { name: /Accept 3/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'archive' }).click();
  await page.waitForURL(/\/t\/acme\/incidents\?source=archive/);
  await until('its rows are there', async () => (await page.getByTestId('incident-row').count()) === 3);
  expect(faults).toEqual([]);
  await close();
});

test('sources are searched, and what is hidden by that is said', async () => {
  await house.operator.settled(acme, await house.operator.report(acme, 1, { source: 'night watch' }));
  const { page, close } = await openAs(
    browser,
    `${house.url}/mssp/integrations/sources?q=night`,
    house.operator,
  );
  const rows = page.getByRole('region', { name: 'Sources' }).getByRole('row');
  await page.getByRole('link', { name: 'night watch' }).waitFor();
  expect(await rows.count()).toBe(2);
  await page.getByLabel('Search sources and customers').fill('nothing of the kind');
  await page.getByRole('heading', { name: 'No source matches that' }).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('link', { name: 'night watch' }).waitFor();
  await close();
});

test('a connector is created, fails in words, is paused and deleted; its secret is never shown', async () => {
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/t/acme/integrations/connectors`,
    house.operator,
  );
  await page.getByRole('button', { name: 'New connector' }).click();
  await sheet(page).getByRole('button', { name: 'Create connector' }).click();
  await sheet(page).getByText('Give the connector a name').waitFor();
  await sheet(page).getByLabel('Name', { exact: true }).fill('Partner feed');
  await sheet(page).getByLabel('API root').fill('https://taxii.invalid/api1/');
  await sheet(page).getByLabel('Collection').fill('c1');
  await sheet(page).getByLabel('Password or token').fill('very secret');
  await sheet(page).getByRole('button', { name: 'Create connector' }).click();
  await page.getByText('Partner feed is created').waitFor();
  await until('it has failed', async () => {
    await page.reload();
    await page.locator('.data-foot').waitFor();
    return (await page.getByRole('row', { name: /Partner feed.*Failing.*taxii\.invalid/ }).count()) === 1;
  });
  await page.getByRole('button', { name: 'Pause Partner feed' }).click();
  await page.getByRole('row', { name: /Partner feed.*Paused/ }).waitFor();
  await page.getByRole('button', { name: 'Partner feed', exact: true }).click();
  expect(await sheet(page).getByLabel('Password or token').inputValue()).toBe('');
  expect(await page.content()).not.toContain('very secret');
  await sheet(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete connector' }).click();
  await page.getByRole('heading', { name: 'No connector yet' }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('what the provider’s connector fetches from an API is in the list of the customer each record names', async () => {
  const other = await house.operator.newCustomer('other');
  const record = (n: number, tenant: string) => ({
    external_id: `p-${n}`,
    title: `Pulled ${n}`,
    severity: 'high',
    tenant,
  });
  const pages = [
    [record(1, acme.slug), record(2, other.slug)],
    [record(3, acme.slug), record(4, 'nobody')],
  ];
  side.answer = ({ url }) => ({ body: pages[Number(url.searchParams.get('page')) - 1] ?? [] });
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/mssp/integrations/connectors`,
    house.operator,
  );
  await page.getByRole('button', { name: 'New connector' }).click();
  await sheet(page).getByLabel('Kind', { exact: true }).selectOption({ label: 'REST API' });
  await sheet(page).getByLabel('Name', { exact: true }).fill('Partner API');
  await sheet(page).getByLabel('Address', { exact: true }).fill(`${side.url}/alerts`);
  await sheet(page).getByLabel('Further pages').selectOption({ label: 'Numbered' });
  await sheet(page).getByLabel('Parameter of the page number').fill('page');
  await sheet(page).getByLabel('Format of the records').selectOption('native');
  await sheet(page).getByLabel('Secret (optional)').fill('very secret');
  await sheet(page).getByRole('button', { name: 'Create connector' }).click();
  await page.getByText('Partner API is created').waitFor();
  await until('it has run', async () => {
    await page.reload();
    await page.locator('.data-foot').waitFor();
    return (await page.getByRole('row', { name: /Partner API.*Healthy.* 4 Run now/ }).count()) === 1;
  });
  expect(side.heard.map(({ headers }) => headers.authorization)).toContain('Bearer very secret');

  const titles = async (slug: string) => {
    await page.goto(`${house.url}/mssp/incidents?tenant=${slug}&q=Pulled`);
    await page.getByTestId('incident-row').first().waitFor();
    return (await page.getByTestId('incident-row').allTextContents())
      .map((text) => /Pulled \d/.exec(text)?.[0])
      .sort();
  };
  expect(await titles(other.slug)).toEqual(['Pulled 2']);
  expect(await titles(acme.slug)).toEqual(['Pulled 1', 'Pulled 3']);
  await page.goto(`${house.url}/mssp/integrations/quarantine`);
  await page.getByText('nobody').first().waitFor();
  expect(faults).toEqual([]);
  await close();
});
