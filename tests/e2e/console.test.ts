import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, navigation, openAs } from '../support/page.ts';
import { newPerson, type Person } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let borealis: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  borealis = await house.operator.newCustomer('borealis', { name: 'Borealis Bank' });
  await house.operator.settled(acme, await house.operator.report(acme, 3));
  await house.operator.settled(acme, await house.operator.report(acme, 1, { severity: 'low' }));
  await house.operator.settled(borealis, await house.operator.report(borealis, 2, { severity: 'high' }));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const whoAre = {
  analyst: () => newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] }),
  owner: () => newPerson(house, { memberOf: { [acme.id]: 'owner' } }),
  viewer: () => newPerson(house, { memberOf: { [acme.id]: 'viewer' } }),
  /** Belongs to a customer that is suspended, and so is let in to nothing. */
  nobody: async () => {
    const corvus = await house.operator.newCustomer('corvus');
    const person = await newPerson(house, { memberOf: { [corvus.id]: 'viewer' } });
    await house.operator.ask('PATCH', '/api/v1/tenants/corvus', { state: 'suspended' });
    return person;
  },
};
type Who = keyof typeof whoAre;
const open = async (who: Who | 'admin', path = '/') => {
  const person = who === 'admin' ? house.operator : await whoAre[who]();
  return openAs(browser, house.url + path, person);
};
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const path = (page: Page) => page.url().slice(house.url.length);
const leads = (page: Page, to: string) => until(`the address is ${to}`, () => path(page) === to);

test.each([
  [
    'admin',
    '/mssp',
    [
      'Dashboard',
      'Incidents',
      'Indicators',
      'Response times',
      'Customers',
      'Team',
      'Roles',
      'Integrations',
      'Audit',
      'Settings',
    ],
  ],
  [
    'analyst',
    '/mssp',
    ['Dashboard', 'Incidents', 'Indicators', 'Response times', 'Customers', 'Roles', 'Integrations'],
  ],
  [
    'owner',
    '/t/acme',
    [
      'Dashboard',
      'Incidents',
      'Indicators',
      'Monitored assets',
      'Members',
      'Roles',
      'Integrations',
      'Audit',
      'Settings',
    ],
  ],
  ['viewer', '/t/acme', ['Dashboard', 'Incidents', 'Indicators', 'Monitored assets', 'Roles']],
] as const)(
  '%s lands on %s and sees the pages of the role, each of which opens',
  async (who, home, words) => {
    const { page, faults, close } = await open(who);
    await leads(page, home);
    expect(await navigation(page)).toEqual(words);
    for (const word of words) {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: word, exact: true })
        .click();
      await heading(page, word);
      expect(await hook(page, 'no-right').count(), word).toBe(0);
      expect(await hook(page, 'missing').count(), word).toBe(0);
    }
    expect(faults).toEqual([]);
    await close();
  },
);

test('someone to whom nothing is open is told whom to ask, and can leave', async () => {
  const { page, close } = await open('nobody');
  await hook(page, 'no-access').waitFor();
  expect(await navigation(page)).toEqual([]);
  expect(await hook(page, 'customer-selector').count()).toBe(0);
  await hook(page, 'no-access').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${house.url}/sign-in`);
  await close();
});

test('a customer’s people find no trace of the provider or of anyone else', async () => {
  const { page, close } = await open('owner');
  for (const word of await until('pages are listed', async () => {
    const words = await navigation(page);
    return words.length > 0 && words;
  })) {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: word, exact: true })
      .click();
    await heading(page, word);
    expect(await page.content(), word).not.toMatch(/All customers|MSSP View|Borealis|borealis|\/mssp/);
  }
  expect(await hook(page, 'customer-selector').getAttribute('type')).toBeNull();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill('o');
  expect(await page.getByRole('listbox').textContent()).not.toMatch(/All customers|MSSP|Borealis/);
  await close();
});

test('an address without the right says who can give it; one of others says no more than one of nothing', async () => {
  const { page, close } = await open('viewer', '/mssp');
  await hook(page, 'no-right').waitFor();
  expect(await hook(page, 'no-right').textContent()).toContain('MSSP Admin');
  expect(await hook(page, 'customer-selector').textContent()).toContain('Acme Works');
  for (const address of ['/mssp/incidents', '/mssp/team']) {
    await page.goto(house.url + address);
    await hook(page, 'no-right').waitFor();
  }
  await page.goto(`${house.url}/t/acme/members`);
  expect(await hook(page, 'no-right').textContent()).toContain('owner or admin of Acme Works');
  const said: string[] = [];
  for (const slug of ['borealis', 'never-was']) {
    await page.goto(`${house.url}/t/${slug}/incidents`);
    said.push((await hook(page, 'missing').textContent())!);
  }
  expect(said[0]).toBe(said[1]);
  const lost = await page.goto(`${house.url}/nowhere`);
  expect(lost!.status()).toBe(404);
  expect(await hook(page, 'missing').textContent()).toBe(said[0]);
  await close();
});

test('by keyboard alone: another customer, on the same page with the same filters, and back to all', async () => {
  const { page, close } = await open('admin', '/mssp/incidents?severity=high&tenant=acme');
  await heading(page, 'Incidents');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.type('bank bor');
  await page.getByRole('option', { name: 'Borealis Bank' }).waitFor();
  await page.keyboard.press('Enter');
  await leads(page, '/t/borealis/incidents?severity=high');
  await until('its rows are there', async () => (await hook(page, 'incident-row').count()) === 2);
  expect(await hook(page, 'customer-selector').textContent()).toContain('Borealis Bank');
  expect(await page.title()).toContain('Borealis Bank');
  expect(await page.evaluate('document.activeElement.dataset.testid')).toBe('customer-selector');

  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.dataset.testid')).toBe('customer-selector');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await leads(page, '/mssp/incidents?severity=high');
  await close();
});

test('a page that exists on one side only gives way to the dashboard', async () => {
  const { page, close } = await open('admin', '/mssp/team');
  await heading(page, 'Team');
  await hook(page, 'customer-selector').click();
  await page.getByRole('option', { name: 'Acme Works' }).click();
  await leads(page, '/t/acme');
  await close();
});

test('a link opens in its context after signing in', async () => {
  const { page, close } = await openAs(browser, `${house.url}/t/borealis/incidents?severity=high`, null);
  const person: Person = await newPerson(house, { provider: 'mssp_analyst', assigned: [borealis.id] });
  await page.fill('input[name=email]', person.email);
  await page.fill('input[name=password]', person.password);
  await page.click('button[type=submit]');
  await leads(page, '/t/borealis/incidents?severity=high');
  await until('its rows are there', async () => (await hook(page, 'incident-row').count()) === 2);
  await close();
});
