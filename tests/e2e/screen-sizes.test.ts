import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import { openAs, shownBy } from '../support/page.ts';
import { until } from '../support/until.ts';

const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** A laptop at 200 %. */
const ZOOMED = { width: 683, height: 384 };

let house: Installation;
let browser: Browser;
let incident: Incident;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const acme = await house.operator.newCustomer('acme', { name: 'Acme Works and Sons' });
  const borealis = await house.operator.newCustomer('borealis', { name: 'Borealis Bank' });
  const told = {
    title: 'A loader ran on a file server, reached its command server and listed every share of the domain',
    severity: 'critical',
    module: 'endpoint',
    category: 'ransomware',
    description: 'It was started by a mail program, fetched a second stage and listed 214 shares.',
    impact: 'The account can write to 214 shares.',
    recommendation: 'Isolate the host, then disable the account.',
    indicators: [{ type: 'domain', value: 'a-rather-long-name-of-a-command-server.example' }],
    assets: Array.from({ length: 7 }, (_, at) => `file-server-0${at}`),
  };
  [incident] = (await newIncidents(house, acme, 1, told)) as [Incident];
  await newIncidents(house, borealis, 2, told);
  await house.operator.post('/api/v1/tenants/acme/assets', {
    kind: 'domain',
    value: `${'a'.repeat(60)}.example`,
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const bottomOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
};
/** How far a page goes beyond the right edge of its window, and its scrolling parts beyond theirs. */
const tooWide = (page: Page, ...parts: string[]) =>
  page.evaluate(
    `['html', ...${JSON.stringify(parts)}].map((part) => document.querySelector(part))
      .map((element) => element.scrollWidth - element.clientWidth)`,
  );
const openIncident = async (size: typeof LAPTOP) => {
  const opened = await openAs(browser, `${house.url}/mssp/incidents/${incident.id}`, house.operator);
  await opened.page.setViewportSize(size);
  await opened.page.locator('.elsewhere').waitFor();
  await opened.page.locator('.guidance-steps li').first().waitFor();
  return opened;
};

test('what happened, to whom, how bad, where else and what next stand on a laptop’s first screen', async () => {
  const { page, faults, close } = await openIncident(LAPTOP);
  const order = [
    '[data-act=acknowledge]',
    '.incident-head .severity-label',
    '.incident-title',
    '.affected .words',
    '.elsewhere',
    '.says-what',
    '.says-short',
    '.says-short + .says-short',
  ];
  const bottoms = await Promise.all(order.map((part) => bottomOf(page, part)));
  expect(bottoms).toEqual([...bottoms].sort((a, b) => a - b));
  expect(bottoms.at(-1)).toBeLessThan(LAPTOP.height * 0.75);
  expect(await bottomOf(page, '.guidance-steps')).toBeLessThan(LAPTOP.height);
  expect(await page.locator('.elsewhere').textContent()).toBe(
    'Shares indicators with 2 incidents, at 1 other customer',
  );
  expect(await page.locator('.affected li:visible').count()).toBe(5);
  await page.getByRole('button', { name: '2 more' }).click();
  expect(await page.locator('.affected li:visible').count()).toBe(7);
  await page.locator('.elsewhere').click();
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Related incidents/);
  expect(await seriousFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('on a phone all that is done most is in sight, and nothing is wider than the screen', async () => {
  const { page, close } = await openIncident(PHONE);
  expect(await tooWide(page, '.incident-view', '.incident-acts')).toEqual([0, 0, 0]);
  for (const act of ['acknowledge', 'take', 'assign', 'escalate', 'close']) {
    expect(await page.locator(`.incident-acts [data-act=${act}] .act-word`).boundingBox()).not.toBeNull();
  }
  await page.goto(`${house.url}/t/acme`);
  await until('data is there', () => shownBy(page, 'metric-critical-open'));
  expect(await tooWide(page, 'main')).toEqual([0, 0]);
  const names = (await page.evaluate(
    `[...document.querySelectorAll('.metric-label')].map((name) => name.scrollWidth - name.clientWidth)`,
  )) as number[];
  expect(names.filter((over) => over > 0)).toEqual([]);
  await close();
});

test.each([PHONE, ZOOMED])('lists show what counts without scrolling sideways, at $width', async (size) => {
  const { page, close } = await openAs(browser, `${house.url}/t/acme/indicators`, house.operator);
  await page.setViewportSize(size);
  await page.getByRole('button', { name: 'a-rather-long-name' }).waitFor();
  expect(await tooWide(page, '.data-scroll')).toEqual([0, 0]);
  await page.getByRole('columnheader', { name: 'Last seen' }).waitFor();
  await page.goto(`${house.url}/t/acme/assets`);
  await page.getByRole('button', { name: `${'a'.repeat(60)}.example` }).waitFor();
  expect(await tooWide(page, '.data-scroll')).toEqual([0, 0]);
  await page.getByRole('columnheader', { name: 'Incidents' }).waitFor();
  const kind = (await page.getByRole('button', { name: /^Address ranges/ }).boundingBox())!;
  expect(kind.x + kind.width).toBeLessThan(size.width);
  await close();
});

test('at 200 % the acts stand in one row, and the pages can all be reached', async () => {
  const { page, close } = await openIncident(ZOOMED);
  expect(await tooWide(page, '.incident-view')).toEqual([0, 0]);
  await page.locator('.incident-view').evaluate((view) => view.scrollBy(0, 200));
  const acts = (await page.locator('.incident-acts').boundingBox())!;
  expect(acts.height).toBeLessThan(56);
  expect(acts.y + acts.height).toBeLessThan(ZOOMED.height / 3);
  const brand = (await page.locator('.nav-brand').boundingBox())!;
  expect(brand.height).toBeGreaterThanOrEqual(44);
  const last = page.locator('.nav li a').last();
  await last.focus();
  const [item, foot] = [(await last.boundingBox())!, (await page.locator('.nav-foot').boundingBox())!];
  expect(item.y + item.height).toBeLessThanOrEqual(foot.y);
  await close();
});

test.each([PHONE, ZOOMED])(
  'who the numbers are of stays readable while there is no connection, at $width',
  async (size) => {
    const { page, close } = await openIncident(size);
    await page.routeWebSocket(/\/(live|ops)\//, (socket) => socket.close());
    await page.reload();
    await page.locator('.live-state.over').waitFor();
    await page.locator('.incident-title').waitFor();
    expect(await tooWide(page, '.incident-view')).toEqual([0, 0]);
    const name = (await page.locator('[data-testid=customer-selector] .ellipsis').boundingBox())!;
    expect(name.width).toBeGreaterThan(60);
    await close();
  },
);
