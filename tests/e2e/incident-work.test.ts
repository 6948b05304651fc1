import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { openBrowser } from '../support/browser.ts';
import { change, newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { newPerson, type Person } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let analyst: Person;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const fresh = async (given: object = {}): Promise<Incident> =>
  (await newIncidents(house, acme, 1, given))[0]!;
const open = async (path: string, who = house.operator) => {
  const opened = await openAs(browser, house.url + path, who);
  await opened.page.locator('.incident-title').waitFor();
  return opened;
};
const field = (page: Page) => page.getByLabel('Write a note');
const nameOf = ({ userId }: Person) => `Person ${userId.slice(0, 8)}`;
const path = (page: Page) => page.url().slice(house.url.length);

test('a draft outlives a reload, a failure keeps it, and sending it leaves nothing behind', async () => {
  const incident = await fresh();
  const { page, close } = await open(`/mssp/incidents/${incident.id}`);
  await field(page).fill('so far **so good**');
  await page.locator('.note-preview strong', { hasText: 'so good' }).waitFor();
  await page.reload();
  await page.getByText('Your draft is still here.').waitFor();
  expect(await field(page).inputValue()).toBe('so far **so good**');
  await page.route('**/notes', (route) => route.abort());
  await field(page).press('Control+Enter');
  await page.getByText(/Your note was not sent, and is kept here/).waitFor();
  expect(await field(page).inputValue()).toBe('so far **so good**');
  await page.unroute('**/notes');
  await field(page).press('Control+Enter');
  await page.locator('.note strong', { hasText: 'so good' }).waitFor();
  expect(await field(page).inputValue()).toBe('');
  await page.reload();
  await page.locator('.note').waitFor();
  expect(await field(page).inputValue()).toBe('');
  expect(await page.locator('.note').count()).toBe(1);
  await close();
});

test('somebody is called by name, is told apart in the note, and never shown as an id', async () => {
  const incident = await fresh();
  const { page, close } = await open(`/mssp/incidents/${incident.id}`);
  await field(page).pressSequentially(`ask @${nameOf(analyst).slice(0, 10)}`);
  await page.getByRole('option', { name: nameOf(analyst) }).waitFor();
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe(`ask @${nameOf(analyst)} `);
  await page.keyboard.press('Control+Enter');
  await page.locator('.note .mention', { hasText: `@${nameOf(analyst)}` }).waitFor();
  expect(await page.locator('.incident-view').textContent()).not.toContain(analyst.userId);
  const { items } = await house.operator.get<{ items: { mentions: string[] }[] }>(
    `/api/v1/incidents/${incident.id}/notes`,
  );
  expect(items[0]!.mentions).toEqual([analyst.userId]);
  await close();
  const theirs = await open(`/mssp/incidents/${incident.id}`, analyst);
  await theirs.page.locator('.note .mention.me').waitFor();
  await theirs.close();
});

test('what others do appears in place, and takes neither focus nor text from whoever is writing', async () => {
  const incident = await fresh({ severity: 'high' });
  const { page, faults, close } = await open(`/mssp/incidents/${incident.id}`);
  await page.locator('.history-item').waitFor();
  await field(page).fill('half a sent');
  await field(page).focus();
  const scroll = () => page.evaluate(`document.querySelector('.incident-view').scrollTop`);
  const before = await scroll();
  const said = await change(analyst, incident, { status: 'in_progress', severity: 'critical' });
  await page.locator('.incident-head .status', { hasText: 'In progress' }).waitFor();
  await page.locator('.history-item', { hasText: 'raised severity from High to Critical' }).waitFor();
  await change(analyst, said, { note: 'seen by **me**', tags: { add: ['vip'] } });
  await page.locator('.note strong', { hasText: 'me' }).waitFor();
  await page.locator('.words', { hasText: 'vip' }).waitFor();
  await page.keyboard.type('ence');
  expect(await field(page).inputValue()).toBe('half a sentence');
  expect(await scroll()).toBe(before);
  expect(faults).toEqual([]);
  await close();
});

test('who else is here is said, and that somebody looks into it', async () => {
  const incident = await fresh();
  const mine = await open(`/mssp/incidents/${incident.id}`);
  const theirs = await open(`/t/acme/incidents?incident=${incident.id}`, analyst);
  await mine.page.getByText(`${nameOf(analyst)} is here`).waitFor();
  await field(theirs.page).pressSequentially('x');
  await mine.page.getByText(`${nameOf(analyst)} is looking into it`).waitFor();
  await theirs.close();
  await until(
    'they are gone',
    async () => !(await mine.page.locator('.presence').textContent())!.includes('Person'),
  );
  await mine.close();
});

test('by key through the list, to a page of its own and back to where one was', async () => {
  const source = 'walk';
  for (const title of ['one', 'two', 'three']) await fresh({ source, title: `Walk ${title}` });
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/mssp/incidents?source=${source}`,
    house.operator,
  );
  const title = (words: string) => page.locator('.incident-title', { hasText: words }).waitFor();
  const rows = page.locator('[data-testid=incident-row]');
  await until('rows are there', async () => (await rows.count()) === 3);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await title('Walk three');
  await page.getByText('1 of 3').waitFor();
  await page.keyboard.press(']');
  await title('Walk two');
  await page.keyboard.press('f');
  await page.locator('.incident-page').waitFor();
  expect(path(page)).toMatch(/^\/mssp\/incidents\/[^/?]+\?source=walk$/);
  await page.keyboard.press(']');
  await title('Walk one');
  await page.getByText('3 of 3').waitFor();
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await title('Walk three');
  await page.keyboard.press('f');
  await page.locator('.incident-panel').waitFor();
  expect(path(page)).toContain('source=walk&incident=');
  await page.keyboard.press('f');
  await page.locator('.incident-page').waitFor();
  // Keys of the list beneath mean nothing while it is covered.
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await until('the list is back', () => path(page) === '/mssp/incidents?source=walk');
  expect(await page.locator('[data-testid=incident-row] input:checked').count()).toBe(0);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await title('Walk');
  expect(faults).toEqual([]);
  await close();
});
