import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ADMIN } from './installation.ts';

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

export const metrics = [
  'metric-customers-monitored',
  'metric-critical-open',
  'metric-new-24h',
  'metric-resolution-rate',
  'most-at-risk',
] as const;
export type Metric = (typeof metrics)[number];

export const hook = (page: Page, id: Metric | 'data-age' | 'incident-row') =>
  page.locator(`[data-testid=${id}]`);

/** The number an overview element stands for; undefined while it is not known. */
export async function shownBy(page: Page, id: Metric): Promise<number | undefined> {
  const value = await hook(page, id).getAttribute('data-value');
  return value ? Number(value) : undefined;
}
