import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { change, newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let customer: Customer;
let customers = 0;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  const slug = `acme-${++customers}`;
  customer = await house.operator.newCustomer(slug, { name: `Acme ${customers}` });
});

const open = (query = '', theme: 'dark' | 'light' = 'dark') =>
  openAs(browser, `${house.url}/t/${customer.slug}/incidents${query}`, house.operator, theme);
const report = (count: number, given: object = {}): Promise<Incident[]> =>
  newIncidents(house, customer, count, given);
const rows = (page: Page) => hook(page, 'incident-row');
const shows = async (page: Page, count: number) => {
  await rows(page)
    .nth(count - 1)
    .waitFor();
  await until(`${count} rows`, async () => (await rows(page).count()) === count);
};
const row = (page: Page, incident: Pick<Incident, 'id'>) =>
  page.locator(`[data-incident-id="${incident.id}"]`);
const total = (page: Page, words: string) =>
  page.getByTestId('total').getByText(words, { exact: true }).waitFor();
const search = (page: Page): string => decodeURIComponent(new URL(page.url()).search);
/** Titles from top to bottom as they are seen. */
const seen = async (page: Page): Promise<string[]> => {
  const boxes = await rows(page).evaluateAll((all) =>
    all.map((one) => ({
      top: one.getBoundingClientRect().top,
      title: one.querySelector('.incident-open')?.textContent ?? '',
    })),
  );
  return boxes.sort((one, other) => one.top - other.top).map(({ title }) => title);
};

test('at the top with nothing in hand what is new slides in; with a row in hand it waits in a chip', async () => {
  await report(3, { title: 'Known' });
  const { page, faults, close } = await open();
  await shows(page, 3);
  const [first] = await report(1, { title: 'Slides in' });
  await row(page, first!).waitFor();
  expect((await seen(page))[0]).toBe('Slides in');
  expect(await page.getByTestId('arrivals').count()).toBe(0);

  await page.keyboard.press('j');
  const before = await seen(page);
  const focused = () => page.evaluate('document.activeElement.dataset.incidentId');
  const at = await focused();
  await report(2, { title: 'Waits' });
  const chip = page.getByTestId('arrivals');
  await chip.getByText('2 new').waitFor();
  expect(await seen(page)).toEqual(before);
  expect(await focused()).toBe(at);
  await page.keyboard.press('.');
  await until('they are shown', async () => (await seen(page)).slice(0, 2).join() === 'Waits,Waits');
  expect(await chip.count()).toBe(0);
  await total(page, '6 incidents');
  expect(faults).toEqual([]);
  await close();
});

test('what is new and does not fit the filter does not come, and its absence is counted', async () => {
  await report(1, { severity: 'high' });
  const { page, close } = await open('?severity=high');
  await shows(page, 1);
  await report(2, { severity: 'low' });
  await page.getByTestId('hidden').getByText('2 by your filter').waitFor();
  expect(await rows(page).count()).toBe(1);
  await page.getByTestId('hidden').getByRole('link').click();
  await shows(page, 3);
  expect(search(page)).toBe('');
  await close();
});

test('a row that no longer fits stays where it is and says why, until it is taken out', async () => {
  const [one] = await report(2);
  const { page, close } = await open('?status=open');
  await shows(page, 2);
  const before = await seen(page);
  await change(house.operator, one!, { status: 'closed', resolution: 'benign' });
  await row(page, one!).getByText('now closed').waitFor();
  expect(await seen(page)).toEqual(before);
  await total(page, '1 incident');
  await page.getByRole('button', { name: '1 no longer fit: take out' }).click();
  await shows(page, 1);
  await close();
});

test('filters count what they would show, stand in the address, and go one by one', async () => {
  await report(3, { severity: 'high', module: 'email' });
  await report(2, { severity: 'low', module: 'network', source: 'ids' });
  const { page, close } = await open();
  await shows(page, 5);
  const severity = page.getByRole('button', { name: /^Severity/ });
  await severity.click();
  const choice = (word: string) => page.getByRole('checkbox', { name: new RegExp(`^${word}`) });
  await page.locator('.menu-item', { hasText: 'High' }).getByText('3', { exact: true }).waitFor();
  await choice('High').check();
  await shows(page, 3);
  expect(search(page)).toBe('?severity=high');
  await choice('Low').check();
  await shows(page, 5);
  await page.keyboard.press('Escape');
  await page
    .getByRole('navigation', { name: 'Modules' })
    .getByRole('link', { name: /Network/ })
    .click();
  await shows(page, 2);
  expect(search(page)).toBe('?severity=high&severity=low&module=network');
  await page.reload();
  await shows(page, 2);
  await page.getByRole('link', { name: /Remove the filter Severity/ }).click();
  expect(search(page)).toBe('?module=network');
  await page.getByRole('link', { name: 'Clear all' }).click();
  await shows(page, 5);
  await close();
});

test('ticks outlive a filter, and say when they are not in view', async () => {
  const [one, two] = await report(2, { severity: 'high' });
  await report(1, { severity: 'low' });
  const { page, close } = await open();
  await shows(page, 3);
  await row(page, one!).getByRole('checkbox').click();
  await row(page, two!)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.getByTestId('ticked').getByText('2 ticked').waitFor();
  await page.getByRole('button', { name: /^Severity/ }).click();
  await page.getByRole('checkbox', { name: /^Low/ }).check();
  await page.keyboard.press('Escape');
  await shows(page, 1);
  await page.getByText('2 of them are not in this view').waitFor();
  await page.getByRole('button', { name: 'untick those' }).click();
  await until('nothing is ticked', async () => (await page.getByTestId('ticked').count()) === 0);
  await close();
});

test('all that the filter selects can be ticked, also what is not loaded', async () => {
  for (let source = 0; source < 6; source++) await report(45, { source: `sensor-${source}` });
  const { page, close } = await open();
  await rows(page).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'tick all 270' }).click();
  await page.getByTestId('ticked').getByText('270 ticked').waitFor();
  await page.keyboard.press('Escape');
  await until('nothing is ticked', async () => (await page.getByTestId('ticked').count()) === 0);
  await close();
});

test('a view is saved, opened, noticed as edited, updated, renamed and deleted', async () => {
  await report(2, { severity: 'high' });
  await report(1, { severity: 'low' });
  const { page, faults, close } = await open('?severity=high');
  await shows(page, 2);
  const menu = page.getByTitle('Views');
  await menu.click();
  await page.getByRole('button', { name: 'Save this as a view…' }).click();
  await page.getByLabel('Name').fill('Urgent');
  await page.keyboard.press('Enter');
  await page.getByText('View “Urgent” saved.').waitFor();
  await menu.getByText('Urgent').waitFor();

  await menu.click();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await shows(page, 3);
  await menu.click();
  await page.getByRole('button', { name: 'Urgent', exact: true }).click();
  await shows(page, 2);
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('checkbox', { name: /^Open/ }).check();
  await page.keyboard.press('Escape');
  await menu.getByText('edited').waitFor();
  await menu.click();
  await page.getByRole('button', { name: 'Update “Urgent”' }).click();
  await page.getByText('View “Urgent” updated.').waitFor();

  await menu.click();
  await page.getByRole('button', { name: 'Rename or share Urgent' }).click();
  await page.getByLabel('Name').fill('Pressing');
  await page.getByLabel('Shared with all').check();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('Shared', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delete Pressing' }).click();
  await page.getByText('View “Pressing” deleted.').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('density and columns are kept', async () => {
  await report(1, { source: 'edr-7' });
  const { page, close } = await open();
  await shows(page, 1);
  const height = async () => (await rows(page).first().boundingBox())!.height;
  const before = await height();
  await page.getByRole('button', { name: 'Density and columns' }).click();
  await page.getByRole('button', { name: 'Comfortable' }).click();
  await page.getByRole('checkbox', { name: 'Source' }).check();
  await page.getByRole('checkbox', { name: 'Module' }).uncheck();
  await page.reload();
  await shows(page, 1);
  expect(await height()).toBeGreaterThan(before);
  const heads = await page.getByRole('columnheader').allTextContents();
  expect(heads).toContain('Source');
  expect(heads).not.toContain('Module');
  await rows(page).first().getByText('edr-7').waitFor();
  await close();
});

test('what the filter selects is exported', async () => {
  await report(2, { severity: 'high', title: 'In the file' });
  await report(1, { severity: 'low', title: 'Not in it' });
  const { page, close } = await open('?severity=high');
  await shows(page, 2);
  await page.getByRole('button', { name: 'Export what the filter selects' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV, 2 rows' }).click();
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  expect(text.match(/In the file/g)).toHaveLength(2);
  expect(text).not.toContain('Not in it');
  await close();
});

test('nothing yet, nothing that fits, and nothing but what is snoozed are told apart', async () => {
  const { page, close } = await open();
  await page.getByRole('heading', { name: 'No incidents yet' }).waitFor();
  const [one] = await report(1);
  await shows(page, 1);
  await page.goto(`${page.url()}?status=closed`);
  await page.getByRole('heading', { name: 'No incident matches this filter' }).waitFor();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await change(house.operator, one!, { snooze_until: later });
  await page.goto(`${house.url}/t/${customer.slug}/incidents`);
  await page.getByRole('link', { name: 'Show 1 snoozed' }).click();
  await shows(page, 1);
  await rows(page).getByText('snoozed', { exact: true }).waitFor();
  await close();
});

test('a list that cannot be read says so and is read again', async () => {
  await report(1);
  const { page, close } = await open('?status=closed');
  await page.getByRole('heading', { name: 'No incident matches this filter' }).waitFor();
  const lists = /\/api\/v1\/incidents\?/;
  await page.route(lists, (route) => route.abort());
  await page.getByRole('link', { name: 'Clear the filter' }).click();
  await page.getByRole('heading', { name: 'Could not load incidents' }).waitFor();
  await page.unroute(lists);
  await page.getByRole('button', { name: 'Try again' }).click();
  await shows(page, 1);
  await close();
});

test.each(['dark', 'light'] as const)(
  'with ticks, a chip, a menu and an open incident nothing is amiss in %s',
  async (theme) => {
    await report(5, { severity: 'critical' });
    const { page, close } = await open('?severity=critical', theme);
    await shows(page, 5);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await report(1);
    await page.getByTestId('arrivals').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Status/ }).click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTitle('Views').click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await close();
  },
);
