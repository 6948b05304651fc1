import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Operator } from './operator.ts';
import { openAs, type Theme } from './page.ts';
import { until } from './until.ts';

/** Somebody's browser on the queue of some customers, with all rows there. */
export async function openQueue(
  browser: Browser,
  who: Operator,
  incidents: readonly Incident[],
  theme: Theme = 'dark',
) {
  const query = new URLSearchParams(
    [...new Set(incidents.map(({ tenant }) => tenant.slug))].map((slug): [string, string] => [
      'tenant',
      slug,
    ]),
  );
  const opened = await openAs(browser, `${who.url}/mssp/incidents?${query}`, who, theme);
  for (const incident of incidents) await rowOf(opened.page, incident).waitFor();
  return opened;
}

export const rowOf = (page: Page, { id }: Pick<Incident, 'id'>): Locator =>
  page.locator(`[data-testid=incident-row][data-incident-id="${id}"]`);

/** Walks to a row, as a person does who keeps their hands on the keys. */
export async function point(page: Page, incident: Incident): Promise<void> {
  await page.keyboard.press('Home');
  await until(`the cursor is on ${incident.number}`, async () => {
    const isThere = await rowOf(page, incident).evaluate((row) => row.classList.contains('cursor'));
    if (!isThere) await page.keyboard.press('j');
    return isThere;
  });
}

/** Ticks these, and nothing else. */
export async function tick(page: Page, incidents: readonly Incident[]): Promise<void> {
  for (const incident of incidents) {
    await point(page, incident);
    await page.keyboard.press('x');
  }
}

export const dialog = (page: Page): Locator => page.locator('dialog[open]');
export const waiting = (page: Page): Locator => page.locator('[data-testid=waiting-acts]');

/** Waits until a line at the foot of the page says it. */
export const said = async (page: Page, words: RegExp): Promise<void> => {
  await page.locator('.toast p').filter({ hasText: words }).first().waitFor();
};

/** Whether a row says something, now or in a moment. */
export const says = async (page: Page, incident: Incident, words: RegExp): Promise<void> => {
  const text = await until(`${incident.number} says ${words}`, async () => {
    const shown = await rowOf(page, incident).textContent();
    return words.test(shown ?? '') && shown;
  });
  expect(text).toMatch(words);
};
