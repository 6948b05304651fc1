import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const report = async (count: number, given: object) =>
  house.operator.settled(acme, await house.operator.report(acme, count, given));

test('a row says how often it was reported and whether it flaps; a storm is one row, and unfolds', async () => {
  const { page, faults, close } = await openAs(browser, `${house.url}/t/acme/incidents`, house.operator);
  await report(3, { source: 'ids', fingerprint: 'scan', title: 'A scan' });
  for (const status of ['open', 'closed', 'open', 'closed', 'open']) {
    await report(1, { source: 'edr', external_id: 'restless', title: 'To and fro', status });
  }
  await report(61, { source: 'scanner', title: 'Port open' });
  await page.reload();
  const row = (title: string) => hook(page, 'incident-row').filter({ hasText: title }).first();
  await row('A scan').getByText('× 3', { exact: true }).waitFor();
  await row('To and fro').getByText('flapping', { exact: true }).waitFor();
  const storm = page.getByTestId('storm-row');
  await storm.getByText('61 incidents').waitFor();
  expect(await row('Port open').count()).toBe(0);
  await storm.click();
  await row('Port open').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test.each(['/t/acme/incidents', '/mssp/incidents'])(
  'on %s the past of a new source is one line, which whoever works on incidents accepts',
  async (path) => {
    const source = `new ${path}`;
    await report(4, { source, detected_at: new Date(Date.now() - 3 * HOUR).toISOString() });
    const { page, faults, close } = await openAs(browser, house.url + path, house.operator);
    const line = hook(page, 'pending-row').filter({ hasText: source });
    await line.getByText('4 older incidents').waitFor();
    await line.getByRole('link').click();
    await page.getByTestId('total').getByText('4 incidents', { exact: true }).waitFor();
    await line.getByRole('button', { name: 'Accept' }).click();
    await page.getByText(`Accepted 4 of ${source}.`).waitFor();
    await until('the line is gone', async () => (await line.count()) === 0);
    await page.getByText('No incident matches this filter').waitFor();
    expect(faults).toEqual([]);
    await close();
  },
);

test('the pasts of several new sources are one line, which unfolds to a line for each', async () => {
  for (const count of [2, 3]) {
    await report(count, {
      source: `new ${count}`,
      detected_at: new Date(Date.now() - 3 * HOUR).toISOString(),
    });
  }
  const { page, faults, close } = await openAs(browser, `${house.url}/t/acme/incidents`, house.operator);
  const fold = page.getByText('5 older incidents of 2 new sources wait to be accepted', { exact: true });
  await fold.waitFor();
  expect(await hook(page, 'pending-row').first().isVisible()).toBe(false);
  await fold.click();
  const line = hook(page, 'pending-row').filter({ hasText: 'new 3' });
  await line.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Accepted 3 of new 3.').waitFor();
  await hook(page, 'pending-row')
    .filter({ hasText: 'new 2' })
    .getByRole('button', { name: 'Accept' })
    .click();
  await page.getByText('Accepted 2 of new 2.').waitFor();
  await until('nothing waits', async () => (await hook(page, 'pending-row').count()) === 0);
  expect(faults).toEqual([]);
  await close();
});

test('who may only look is not offered to accept', async () => {
  const source = 'of old';
  await report(2, { source, detected_at: new Date(Date.now() - 3 * HOUR).toISOString() });
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer' } });
  const { page, close } = await openAs(browser, `${house.url}/t/acme/incidents`, viewer);
  await hook(page, 'pending-row').filter({ hasText: source }).waitFor();
  expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  await close();
});
