import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentCounts } from '../../shared/wire/http/incident-counts.ts';
import type { Incident, IncidentList } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { change, historyOf, look, newIncidents } from '../support/caseload.ts';
import { dialog, openQueue, point, said, says, tick } from '../support/desk.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';

import { hook, openAs, textsOf } from '../support/page.ts';
import { newPerson, type Person } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let ada: Person;
let bob: Person;
let mine: Customer;
let yours: Customer;
let looked: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  [mine, yours, looked] = (await Promise.all(
    ['mine', 'yours', 'looked'].map((slug) => house.operator.newCustomer(slug, { name: `The ${slug}` })),
  )) as [Customer, Customer, Customer];
  const assigned = [mine.id, yours.id];
  ada = await newPerson(house, { provider: 'mssp_analyst', assigned, memberOf: { [looked.id]: 'viewer' } });
  bob = await newPerson(house, { provider: 'mssp_admin' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const fresh = async (customer: Customer) => (await newIncidents(house, customer))[0]!;

test('of many, those are done that may be; the others stay, and it is said how many', async () => {
  const [one, two, other] = [await fresh(mine), await fresh(yours), await fresh(looked)];
  const { page, faults, close } = await openQueue(browser, ada, [one, two, other]);
  await tick(page, [one, two, other]);
  const bar = page.getByRole('toolbar', { name: 'Act on it' });
  await bar.getByText('1 of 3 are read-only for you').waitFor();
  await page.keyboard.press('c');
  await dialog(page).getByRole('heading', { name: 'Close 2 incidents of 2 customers' }).waitFor();
  await dialog(page).getByText('1 of 3 is read-only for you: left as it is.').waitFor();
  expect(
    await dialog(page)
      .getByRole('radio', { name: /Duplicate/ })
      .isDisabled(),
  ).toBe(true);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await said(page, /2 incidents of 2 customers closed as benign\./);
  expect(await look(ada, one)).toMatchObject({ status: 'closed', resolution: 'benign' });
  expect(await look(ada, two)).toMatchObject({ status: 'closed', resolution: 'benign' });
  expect(await look(ada, other)).toMatchObject({ status: 'open', version: 1 });
  await says(page, one, /Closed/);
  expect(faults).toEqual([]);
  await close();
});

test('one that somebody else has changed holds nobody up, and can be forced', async () => {
  const [one, two] = [await fresh(mine), await fresh(yours)];
  const { page, close } = await openQueue(browser, ada, [one, two]);
  await tick(page, [one, two]);
  await page.keyboard.press('s');
  await dialog(page).getByText('Severity of 2 incidents').waitFor();
  await page.keyboard.press('4');
  await change(bob, two, { tags: { add: ['bob'] } });
  await says(page, two, /./);
  await page.keyboard.press('Enter');
  await said(page, /1 of 2 incidents of 2 customers set to low, 1 changed by others meanwhile\./);
  expect(await look(ada, one)).toMatchObject({ severity: 'low' });
  expect(await look(ada, two)).toMatchObject({ severity: 'critical', version: 2 });
  await page.locator('.toast').getByRole('button', { name: 'Details' }).click();
  await dialog(page).getByText(two.number).waitFor();
  expect(await dialog(page).textContent()).toMatch(/set tags to bob \d+ s ago\./);
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Apply anyway to 1' }).click();
  await until('it is forced', async () => (await look(ada, two)).severity === 'low');
  expect((await look(ada, two)).tags).toEqual(['bob']);
  await close();
});

test('undo takes many back by a key, and says of which it could not', async () => {
  const [one, two] = [await fresh(mine), await fresh(yours)];
  const { page, close } = await openQueue(browser, ada, [one, two]);
  await tick(page, [one, two]);
  await page.keyboard.press('a');
  await said(page, /2 incidents of 2 customers acknowledged\./);
  await change(bob, { ...two, version: 2 } as Incident, { status: 'closed', resolution: 'benign' });
  await page.keyboard.press('u');
  await said(page, /1 of 2 taken back, 1 changed by others meanwhile\./);
  expect(await look(ada, one)).toMatchObject({ status: 'open', acknowledged_at: null });
  expect(await look(ada, two)).toMatchObject({ status: 'closed' });
  await says(page, one, /Open/);
  await page.getByRole('button', { name: '1 change needs your decision' }).click();
  await page.getByRole('button', { name: 'Decide' }).click();
  await dialog(page).getByText(two.number).waitFor();
  await dialog(page).getByRole('button', { name: 'Leave them' }).click();
  await close();
});

test('one is undone by its button, and the row is as it was', async () => {
  const one = await fresh(mine);
  const { page, close } = await openQueue(browser, ada, [one]);
  await point(page, one);
  await page.keyboard.press('m');
  await said(page, /assigned to you/);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await said(page, /Taken back\./);
  expect(await look(ada, one)).toMatchObject({ assignee: null, version: 3 });
  await close();
});

test('1,200 rows of three customers: part by part, a result for each, and all of it taken back', async () => {
  const { operator } = house;
  const many = async (customer: Customer, count: number) =>
    operator.settled(customer, await operator.report(customer, count, { source: 'sweep', severity: 'low' }));
  await Promise.all([many(mine, 300), many(yours, 300), many(looked, 600)]);
  const count = async (filter: string): Promise<number> =>
    (await operator.get<IncidentCounts>(`/api/v1/incidents/counts?source=sweep&${filter}`)).total;
  const { items } = await operator.get<IncidentList>('/api/v1/incidents?source=sweep&tenant=yours&limit=2');
  const [changed, other] = items as [Incident, Incident];

  const { page, faults, close } = await openAs(
    browser,
    `${ada.url}/mssp/incidents?source=sweep&storms=shown`,
    ada,
  );
  await hook(page, 'incident-row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'tick all 1,200' }).click();
  await page.getByTestId('ticked').getByText('1,200 ticked').waitFor();
  await page.getByText('600 of 1,200 are read-only for you', { exact: true }).waitFor();
  await page.keyboard.press('c');
  await dialog(page).getByRole('heading', { name: 'Close 600 incidents of 2 customers' }).waitFor();
  await dialog(page)
    .getByText(/^600 of 1,200 are read-only for you/)
    .waitFor();
  await change(bob, changed, { tags: { add: ['bob'] } });
  const progress = await textsOf(page, 'waiting-acts');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await said(page, /^599 of 600 incidents of 2 customers closed as benign, 1 changed by others meanwhile\.$/);
  await page.keyboard.press('u');
  await said(page, /^Taken back\.$/);
  expect(await progress()).toContain('500 of 600 done');
  expect(await count('status=open')).toBe(1_200);
  const events = (await historyOf(operator, other)).filter(({ kind }) => kind === 'incident.changed');
  expect(events).toHaveLength(2);
  await page.getByRole('button', { name: '1 change needs your decision' }).click();
  await page.getByRole('button', { name: 'Decide' }).click();
  await dialog(page).getByText(changed.number).waitFor();
  await dialog(page).getByRole('button', { name: 'Discard' }).click();
  expect(faults).toEqual([]);
  await close();
});
