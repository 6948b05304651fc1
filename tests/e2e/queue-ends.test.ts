import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

/** More than the first page and the last one hold. */
const ROWS = 660;
/** Each source stays below what would be a storm. */
const SOURCES = 22;
const NOW = Date.now();

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  for (let source = 0; source < SOURCES; source++) {
    const records = Array.from({ length: ROWS / SOURCES }, (_, n) => record(source + n * SOURCES));
    await house.operator.settled(acme, await send(records));
  }
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** The higher its number, the newer. */
const record = (n: number) => ({
  external_id: `e-${n}`,
  source: `sensor-${n % SOURCES}`,
  title: `Incident ${n}`,
  severity: 'high',
  detected_at: new Date(NOW - (ROWS - n) * 1_000).toISOString(),
});

async function send(records: readonly object[]): Promise<string> {
  const answer = await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${acme.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(records),
  });
  const { accepted, receipt } = (await answer.json()) as { accepted: number; receipt: string };
  expect(accepted).toBe(records.length);
  return receipt;
}

interface Seen {
  /** Numbers in the titles of the rows that can be seen, from top to bottom. */
  readonly shown: readonly number[];
  readonly focused: number | null;
  readonly focusedAt: number;
  readonly hasGap: boolean;
  readonly rows: number;
}

const SEE = `
  (() => {
    const grid = document.querySelector('.queue-grid');
    const { top, bottom } = grid.getBoundingClientRect();
    const numberOf = (row) => Number(/\\d+/.exec(row.querySelector('.incident-open')?.textContent ?? '')?.[0] ?? NaN);
    const rows = [...grid.querySelectorAll('[data-testid=incident-row]')]
      .map((row) => ({ n: numberOf(row), y: row.getBoundingClientRect().top }))
      .filter(({ y }) => y >= top && y < bottom)
      .sort((one, other) => one.y - other.y);
    const focused = document.activeElement.closest('.queue-row');
    return {
      shown: rows.map(({ n }) => n),
      focused: focused && numberOf(focused),
      focusedAt: focused ? Math.round(focused.getBoundingClientRect().top) : -1,
      hasGap: grid.querySelector('.row-gap') !== null,
      rows: Number(grid.ariaRowCount),
    };
  })()`;
const see = (page: Page): Promise<Seen> => page.evaluate(SEE);
const scrollBy = (page: Page, px: number) =>
  page.evaluate(`document.querySelector('.queue-grid').scrollTop += ${px}`);

const open = async () => {
  const opened = await openAs(browser, `${house.url}/t/acme/incidents`, house.operator);
  await hook(opened.page, 'incident-row').first().waitFor();
  await until('the newest is on top', async () => (await see(opened.page)).shown[0] === ROWS - 1);
  return opened;
};

test('End shows the oldest at once; what lies between is read upwards without moving the row in hand', async () => {
  const { page, faults, close } = await open();
  const asked: string[] = [];
  page.on('request', (request) => /incidents\?/.test(request.url()) && asked.push(request.url()));
  await page.keyboard.press('End');
  await until('the oldest has the focus', async () => (await see(page)).focused === 0);
  const end = await see(page);
  expect(end.shown.at(-1)).toBe(0);
  expect(end.rows).toBe(-1);
  expect(asked.filter((url) => url.includes('order=oldest'))).toHaveLength(1);

  for (let n = 0; n < 60; n++) await page.keyboard.press('k');
  const before = await see(page);
  expect(before.focused).toBe(60);
  await scrollBy(page, -1_500);
  await until(
    'the next page upwards is read',
    () => asked.filter((url) => url.includes('order=oldest')).length > 1,
  );
  await scrollBy(page, 1_500);
  await until('the row in hand stands where it stood', async () => {
    const after = await see(page);
    return after.focused === 60 && after.focusedAt === before.focusedAt;
  });

  const missed = new Set(Array.from({ length: ROWS - 60 }, (_, n) => 60 + n));
  await until('every row comes by on the way up', async () => {
    const { shown, hasGap } = await see(page);
    for (const n of shown) missed.delete(n);
    expect(shown).toEqual(shown.toSorted((one, other) => other - one));
    if (!hasGap) await scrollBy(page, -300);
    return shown[0] === ROWS - 1;
  });
  expect([...missed]).toEqual([]);
  expect((await see(page)).rows).toBe(ROWS + 1);
  expect(faults).toEqual([]);
  await close();
});

test('from the top down both ends meet, and Home and End lead from one to the other', async () => {
  const { page, faults, close } = await open();
  await page.keyboard.press('End');
  await until('the oldest has the focus', async () => (await see(page)).focused === 0);
  await page.keyboard.press('Home');
  await until('the newest has the focus', async () => (await see(page)).focused === ROWS - 1);
  await until('every row comes by on the way down', async () => {
    const { shown } = await see(page);
    expect(shown).toEqual(shown.toSorted((one, other) => other - one));
    await scrollBy(page, 300);
    return shown.at(-1) === 0;
  });
  await until('the rows are counted', async () => (await see(page)).rows === ROWS + 1);
  expect(faults).toEqual([]);
  await close();
});
