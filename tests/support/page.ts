import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ADMIN } from './installation.ts';
import type { Operator } from './operator.ts';

const built = fileURLToPath(new URL('../../dist/client/index.html', import.meta.url));

export type Theme = 'dark' | 'light';

/** Sums up what moved by itself after it was painted (Layout Instability API). */
const WATCH_SHIFT = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

/** A fresh browser profile on the console, with all it asked for over the network. */
export async function openPage(browser: Browser, theme: Theme = 'dark') {
  if (!existsSync(built))
    throw new Error('no built client: `npm test` builds it, or `npx vite build client`');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('websocket', (socket) => requested.push(socket.url().replace(/^ws/, 'http')));
  await page.addInitScript(`localStorage.setItem('theme', '${theme}');${WATCH_SHIFT}`);
  return { page, requested, close: () => context.close() };
}

/** Through the form, as a person does. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/mssp`);
  await page.fill('input[name=email]', ADMIN.email);
  await page.fill('input[name=password]', ADMIN.password);
  await page.click('button[type=submit]');
  await page.waitForURL(`${url}/mssp`);
}

/**
 * A fresh browser profile with somebody's session, or nobody's, on a page. `faults` gathers what the page itself
 * complains about.
 */
export async function openAs(browser: Browser, url: string, who: Operator | null, theme: Theme = 'dark') {
  const { page, requested, close } = await openPage(browser, theme);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  for (const pair of who?.cookie.split('; ') ?? []) {
    const [name, ...value] = pair.split('=');
    await page.context().addCookies([{ name: name!, value: value.join('='), url: new URL(url).origin }]);
  }
  await page.goto(url);
  return { page, requested, faults, close };
}

/** The words of the navigation's pages. */
export const navigation = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('listitem').allTextContents();

export const metrics = [
  'metric-customers-monitored',
  'metric-critical-open',
  'metric-new-24h',
  'metric-resolution-rate',
  'most-at-risk',
] as const;
export type Metric = (typeof metrics)[number];

/** What the frame and its states are found by. */
type Hook =
  | 'data-age'
  | 'incident-row'
  | 'customer-selector'
  | 'no-right'
  | 'missing'
  | 'no-access'
  | 'pending-row'
  | 'metric-mtta'
  | 'metric-mttr';

type Said = 'waiting-acts';

export const hook = (page: Page, id: Metric | Hook) => page.locator(`[data-testid=${id}]`);

/** The number an overview element stands for; undefined while it is not known. */
export async function shownBy(page: Page, id: Metric): Promise<number | undefined> {
  const value = await hook(page, id).getAttribute('data-value');
  return value ? Number(value) : undefined;
}

/** All that an element says from now on, also what it says for a moment. */
export async function textsOf(page: Page, id: Said): Promise<() => Promise<string[]>> {
  await page.evaluate(`
    window.said = [];
    new MutationObserver(() => {
      const text = document.querySelector('[data-testid=${id}]')?.textContent;
      if (text) window.said.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });`);
  return () => page.evaluate('window.said');
}
