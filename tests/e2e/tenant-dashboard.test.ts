import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Handling } from '../../shared/wire/http/handling.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { change, newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme');
  await house.operator.newCustomer('quiet');
  const incidents = await newIncidents(house, acme, 4, { severity: 'high', module: 'email' });
  for (const incident of incidents.slice(0, 2)) {
    await change(house.operator, incident, { status: 'closed', resolution: 'benign' });
  }
  await change(house.operator, incidents[2]!, { status: 'in_progress' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test.each(['dark', 'light'] as const)(
  'a customer’s dashboard tells how it was handled, in %s',
  async (theme) => {
    const { page, faults, close } = await openAs(browser, `${house.url}/t/acme`, house.operator, theme);
    const answer = await house.operator.get<Handling>('/api/v1/handling?tenant=acme');
    for (const [id, { mean }] of [
      ['metric-mtta', answer.total.acknowledge],
      ['metric-mttr', answer.total.resolve],
    ] as const) {
      await until(
        `${id} is there`,
        async () => (await hook(page, id).getAttribute('data-value')) === String(mean),
      );
    }
    await page.locator('.trend-plot canvas').waitFor();
    const cell = page
      .getByRole('row', { name: /^E-mail/ })
      .getByRole('link')
      .first();
    expect(await cell.textContent()).toBe('2');
    expect(await seriousFaults(page)).toEqual([]);
    await cell.click();
    await until('the two are listed', async () => (await hook(page, 'incident-row').count()) === 2);
    expect(faults).toEqual([]);
    await close();
  },
);

test('a card leads to exactly the incidents that it measures', async () => {
  const { page, close } = await openAs(browser, `${house.url}/t/acme`, house.operator);
  await until(
    'the card is there',
    async () => (await hook(page, 'metric-mtta').getAttribute('data-value')) !== '',
  );
  await hook(page, 'metric-mtta').getByRole('link').click();
  await until('the three are listed', async () => (await hook(page, 'incident-row').count()) === 3);
  await close();
});

test('a customer without incidents is told how to send some', async () => {
  const { page, close } = await openAs(browser, `${house.url}/t/quiet`, house.operator);
  await page.getByRole('heading', { name: 'No incident has arrived yet' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await close();
});

test.each(['dark', 'light'] as const)(
  'response times are broken down, sorted and followed to their rows, in %s',
  async (theme) => {
    const { page, faults, close } = await openAs(
      browser,
      `${house.url}/mssp/response`,
      house.operator,
      theme,
    );
    const row = page.getByRole('row', { name: /^acme/ });
    await row.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Analyst' }).click();
    const analyst = page.getByRole('row', { name: /^admin/ });
    await analyst.waitFor();
    await page.getByRole('button', { name: 'p90' }).first().click();
    expect(await page.locator('[aria-sort=descending]').textContent()).toContain('p90');
    await analyst.getByRole('link').nth(1).click();
    await until('the two are listed', async () => (await hook(page, 'incident-row').count()) === 2);
    expect(faults).toEqual([]);
    await close();
  },
);
