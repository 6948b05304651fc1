import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const { operator } = house;
  acme = await operator.newCustomer('acme');
  await operator.settled(acme, await operator.report(acme, 2, { source: 'wazuh' }));
  const { key } = await operator.post<{ key: string }>('/api/v1/ingest-keys', { name: 'collector' });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const records = [
    { external_id: 'q', title: 'Of nobody', severity: 'low', tenant: 'globex' },
    { external_id: 'r', title: 'Refused', severity: 'P1', tenant: 'acme' },
  ];
  await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers,
    body: JSON.stringify(records),
  });
  await operator.post('/api/v1/routing-rules', {
    place: { kind: 'field', name: '/site' },
    format: null,
    match: 'begins',
    value: 'berlin-',
    tenant: 'acme',
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name }).first();

/** Every screen of the integrations, with what has to be there before it is looked at. */
const screens: readonly (readonly [path: string, ready: (page: Page) => Promise<unknown>])[] = [
  ['/mssp/integrations', (page) => row(page, /wazuh/).waitFor()],
  ['/mssp/integrations/sources', (page) => page.getByRole('button', { name: 'collector' }).click()],
  ['/mssp/integrations/keys', (page) => row(page, /collector/).click()],
  ['/mssp/integrations/keys?sheet=new', (page) => page.getByLabel('Rate limit').waitFor()],
  ['/mssp/integrations/set-up/suricata', (page) => page.getByText('Or with Fluent Bit').waitFor()],
  [
    '/mssp/integrations/connectors',
    (page) => page.getByRole('heading', { name: 'No connector yet' }).waitFor(),
  ],
  ['/mssp/integrations/connectors?sheet=new', (page) => page.getByLabel('API root').waitFor()],
  ['/mssp/integrations/routing', (page) => row(page, /berlin/).waitFor()],
  ['/mssp/integrations/routing?sheet=new', (page) => page.getByLabel('Compared how').waitFor()],
  ['/mssp/integrations/quarantine', (page) => row(page, /globex/).click()],
  [
    '/mssp/integrations/dead-letters',
    (page) => page.getByRole('heading', { name: 'No dead letters' }).waitFor(),
  ],
  ['/t/acme/integrations/sources', (page) => row(page, /wazuh/).waitFor()],
  ['/t/acme/integrations/set-up/wazuh', (page) => page.getByText('custom-watchfloor').first().waitFor()],
  [
    '/t/acme/integrations/keys',
    async (page) => {
      await row(page, /sensor/).click();
      await page.getByRole('link', { name: 'Build a mapping' }).click();
      await page.getByRole('button', { name: 'Use an example' }).click();
      await page.getByText('Not taken yet').waitFor();
    },
  ],
];

const looks = (['dark', 'light'] as const).flatMap((theme) =>
  screens.map(([path, ready]) => ({ theme, path, ready })),
);

test.each(looks)('$path has no serious fault in $theme', async ({ theme, path, ready }) => {
  const { page, faults, close } = await openAs(browser, house.url + path, house.operator, theme);
  await ready(page);
  expect(await seriousFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

const tabs = (page: Page) =>
  page.getByRole('navigation', { name: 'Integrations' }).getByRole('link').allInnerTexts();

test('each sees the tabs of the role, and hears who can give the right to another', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] });
  const owner = await newPerson(house, { memberOf: { [acme.id]: 'owner' } });
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer' } });
  for (const [who, root, words, closed] of [
    [
      house.operator,
      '/mssp',
      ['Sources', 'Keys', 'Set-up', 'Connectors', 'Routing', 'Quarantine', 'Dead letters'],
      null,
    ],
    [analyst, '/mssp', ['Sources', 'Set-up'], 'quarantine'],
    [analyst, '/t/acme', ['Sources', 'Set-up'], 'keys'],
    [owner, '/t/acme', ['Sources', 'Keys', 'Set-up', 'Connectors'], null],
  ] as const) {
    const { page, close } = await openAs(browser, `${house.url}${root}/integrations`, who);
    await row(page, /wazuh/).waitFor();
    expect(await tabs(page)).toEqual(words);
    if (closed) {
      await page.goto(`${house.url}${root}/integrations/${closed}`);
      await hook(page, 'no-right').waitFor();
    }
    await close();
  }
  const { page, close } = await openAs(browser, `${house.url}/t/acme/integrations`, viewer);
  await hook(page, 'no-right').waitFor();
  await close();
});

test('a product is found by any of its words, and its page has this address and a new key in it', async () => {
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/t/acme/integrations/set-up`,
    house.operator,
  );
  const products = page.getByRole('navigation', { name: 'Products' }).getByRole('link');
  await page.getByLabel('Find a product').fill('ossec');
  await page.waitForURL(/find=ossec/);
  await page.waitForFunction(`document.querySelectorAll('nav[aria-label=Products] a').length === 1`);
  await products.first().click();
  await page.getByRole('heading', { name: 'Wazuh' }).waitFor();
  const config = page.getByRole('region', { name: '/var/ossec/etc/ossec.conf' });
  expect(await config.innerText()).toContain(`<hook_url>${house.url}/api/v1/ingest/wazuh</hook_url>`);
  expect(await config.innerText()).toContain('<api_key>INGEST_KEY</api_key>');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const key = await page.getByLabel('Ingest key “Wazuh”').inputValue();
  expect(await config.innerText()).toContain(`<api_key>${key}</api_key>`);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('Done: Made an incident by a worker').waitFor();
  expect(faults).toEqual([]);
  await close();
});
