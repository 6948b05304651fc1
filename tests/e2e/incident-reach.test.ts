import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { change, newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { newPerson } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let incident: Incident;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  [incident] = (await newIncidents(house, acme, 1, {
    title: 'A rather long title of an incident that happened on a host with a name',
    description: 'What happened.',
    recommendation: 'What to do.',
    techniques: ['T1003.001'],
    assets: ['dc-01'],
    tags: ['vip'],
    indicators: [
      { type: 'domain', value: 'evil.example' },
      { type: 'ip', value: '203.0.113.7' },
    ],
    url: 'https://console.vendor.example/x',
  })) as [Incident];
  await change(house.operator, incident, {
    tags: { add: ['seen'] },
    note: 'A **note** with a [link](https://a.example).',
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const whole = async (page: Page) => {
  await page.locator('.incident-title').waitFor();
  await page.locator('.note-text strong').waitFor();
  await page.locator('.history-item').first().waitFor();
};

test.each(['dark', 'light'] as const)('page, panel and phone have no serious fault in %s', async (theme) => {
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/mssp/incidents/${incident.id}`,
    house.operator,
    theme,
  );
  await whole(page);
  await page.getByText('Raw record', { exact: true }).click();
  await page.locator('.payload-line').first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press('f');
  await page.locator('.incident-panel .incident-title').waitFor();
  await whole(page);
  expect(await seriousFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('on a phone an incident is acknowledged at the thumb, and nothing is wider than the screen', async () => {
  const [fresh] = await newIncidents(house, acme, 1, { title: 'W'.repeat(120) });
  const { page, close } = await openAs(browser, `${house.url}/t/acme/incidents/${fresh!.id}`, house.operator);
  await page.setViewportSize({ width: 390, height: 844 });
  const button = page.locator('.incident-acts [data-act=acknowledge]');
  await button.waitFor();
  const box = (await button.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(box.y + box.height).toBeLessThanOrEqual(844);
  expect(box.y).toBeGreaterThan(700);
  await button.click();
  await page.locator('.incident-head .status', { hasText: 'In progress' }).waitFor();
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
  expect(
    await page.evaluate(
      `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.incident-view'))`,
    ),
  ).toBe(0);
  await close();
});

test('on paper there is all that is known, dark on white, and nothing to press', async () => {
  const { page, close } = await openAs(browser, `${house.url}/mssp/incidents/${incident.id}`, house.operator);
  await whole(page);
  await page.emulateMedia({ media: 'print' });
  const shown = page.locator('.incident-view');
  const told = [
    'Acme Works',
    incident.number,
    'What happened.',
    'evil[.]example',
    'LSASS Memory',
    'reported it for the first time',
    'as of',
  ];
  await until('all that is known is on paper', async () => {
    const text = await shown.innerText();
    return told.every((words) => text.includes(words));
  });
  expect(await shown.innerText()).not.toMatch(/\bago\b/);
  expect(
    await page
      .locator('.shell button:visible:not(.incident-number), .shell textarea:visible, nav:visible')
      .count(),
  ).toBe(0);
  expect(
    await page.evaluate(`getComputedStyle(document.querySelector('.incident-view')).backgroundColor`),
  ).toBe('rgb(255, 255, 255)');
  expect(
    await page.evaluate(
      `document.querySelector('.incident-view').scrollHeight <= document.documentElement.scrollHeight`,
    ),
  ).toBe(true);
  await close();
});

test('who may only read is told so, and by whom that can be changed', async () => {
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer' } });
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/t/acme/incidents/${incident.id}`,
    viewer,
  );
  await whole(page);
  await page.getByText('You may read notes, not write them. An owner or admin of Acme Works').waitFor();
  expect(await page.getByLabel('Write a note').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'I look into it' }).count()).toBe(0);
  await page.locator('.incident-acts').getByText('Read-only', { exact: true }).waitFor();
  expect(await page.locator('[data-act]').count()).toBe(0);
  await page.getByText('Raw record', { exact: true }).click();
  await page.getByText('You may not read raw records. An owner or admin of Acme Works').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('a list whose rows one may only read has nothing to tick', async () => {
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer' } });
  const { page, close } = await openAs(browser, `${house.url}/t/acme/incidents`, viewer);
  const row = page.locator(`[data-incident-id="${incident.id}"]`);
  await row.waitFor();
  expect(await page.locator('.queue-grid input[type=checkbox]').count()).toBe(0);
  await page.keyboard.press('Control+a');
  await row.locator('.cell.tick').click();
  await page.locator('.incident-acts').getByText('Read-only', { exact: true }).waitFor();
  expect(await page.locator('[data-testid=bulk-bar]').count()).toBe(0);
  await close();
});

test('another customer’s incident is as absent as none at all', async () => {
  await house.operator.newCustomer('borealis', { name: 'Borealis Bank' });
  const viewer = await newPerson(house, { memberOf: { [acme.id]: 'viewer' } });
  const said: string[] = [];
  for (const [who, address] of [
    [house.operator, `/t/borealis/incidents/${incident.id}`],
    [viewer, '/t/acme/incidents/never-was'],
    [house.operator, '/mssp/incidents/never-was'],
  ] as const) {
    const { page, close } = await openAs(browser, house.url + address, who);
    said.push((await page.locator('[data-testid=incident-trouble]').textContent())!);
    await close();
  }
  expect(new Set(said).size).toBe(1);
  expect(said[0]).not.toContain('Acme');
});
