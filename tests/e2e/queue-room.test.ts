import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { hook, openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

/** More than one page of the list, of sources enough that none is a storm. */
const SOURCES = 5;
const OF_EACH = 45;

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const { operator } = house;
  const acme = await operator.newCustomer('acme', { name: 'Acme Works' });
  for (let source = 0; source < SOURCES; source++) {
    await operator.settled(acme, await operator.report(acme, OF_EACH, { source: `sensor-${source}` }));
  }
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const rows = (page: Page) => hook(page, 'incident-row');
const openQueue = async () => {
  const opened = await openAs(browser, `${house.url}/mssp/incidents`, house.operator);
  await rows(opened.page).first().waitFor();
  return opened;
};
const facets = (page: Page) => page.locator('.filter-facets > :not([inert])').allTextContents();
/** How far what can be used of the bar reaches beyond the list it is of, in pixels. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(`(() => {
    const edge = document.querySelector('.incidents-main').getBoundingClientRect().right;
    const shown = document.querySelectorAll('.filter-tools > *, .filter-facets > :not([inert])');
    return Math.max(...[...shown].map((one) => one.getBoundingClientRect().right)) - edge;
  })()`);

test('beside an open incident filters that have no room are in the menu behind, and the place is of all rows', async () => {
  const { page, faults, close } = await openQueue();
  await until('every filter has room', async () => (await facets(page)).includes('Source'));
  await rows(page).first().getByRole('link').click();
  await page.getByText(`1 of ${SOURCES * OF_EACH}`, { exact: true }).waitFor();
  await until('some have none', async () => !(await facets(page)).includes('Source'));
  expect(await excess(page)).toBeLessThanOrEqual(0);
  expect(await facets(page)).toContain('Severity');

  await page.getByRole('button', { name: 'More filters' }).click();
  await page.locator('.facet-fold > summary', { hasText: 'Source' }).click();
  await page.getByRole('checkbox', { name: /sensor-3/ }).check();
  await page.getByTestId('total').getByText(`${OF_EACH} incidents`, { exact: true }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test.each([1366, 1000, 640, 390])('at %s pixels nothing of the bar is out of reach', async (width) => {
  const { page, close } = await openQueue();
  await page.setViewportSize({ width, height: 844 });
  await page.getByRole('button', { name: 'More filters' }).click();
  const folded = page.locator('.facet-fold > summary');
  await until('every filter is in the bar or behind it, and it fits', async () => {
    if ((await excess(page)) > 0) return false;
    const within = [...(await facets(page)), ...(await folded.allTextContents())];
    return within.join() === 'Severity,Status,Assignee,Customer,Module,Source';
  });
  await close();
});

test('rows of the filter before stay in sight and take no click while others are read', async () => {
  const { page, close } = await openQueue();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/v1\/incidents\?.*source=sensor-1/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  await page.getByRole('checkbox', { name: /sensor-1/ }).check();
  await page.keyboard.press('Escape');
  const list = page.getByRole('treegrid', { name: 'Incidents' });
  await until('it says that it is at work', async () => (await list.getAttribute('aria-busy')) === 'true');
  expect(await rows(page).first().isVisible()).toBe(true);
  expect(await page.locator('.queue-rows').evaluate((all) => all.inert)).toBe(true);
  answer();
  await until(
    'the others are there',
    async () => (await list.getAttribute('aria-rowcount')) === `${OF_EACH + 1}`,
  );
  expect(await list.getAttribute('aria-busy')).toBe('false');
  expect(await page.locator('.queue-rows').evaluate((all) => all.inert)).toBe(false);
  await close();
});
