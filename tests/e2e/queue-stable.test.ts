import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogPage } from '../../shared/wire/http/events.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

const ROWS = 300;
/** Each source stays below what would be a storm. */
const SOURCES = 10;
const SECONDS = 10;
const PER_SECOND = 200;
const BATCH = 20;

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
  for (let source = 0; source < SOURCES; source++) {
    const records = Array.from({ length: ROWS / SOURCES }, (_, n) => record(source + n * SOURCES, 0));
    await house.operator.settled(acme, await send(records));
  }
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** What a sensor says of its n-th incident at its `round`-th word. */
const record = (n: number, round: number) => ({
  external_id: `s-${n}`,
  source: `sensor-${n % SOURCES}`,
  title: `Incident ${n}, told ${round} times`,
  severity: ['low', 'medium', 'high'][round % 3]!,
  detected_at: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
  updated_at: new Date(Date.UTC(2026, 0, 2) + round * 1_000).toISOString(),
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

/** Sends as many updates a second as are due, each of another incident; answers how many and the last receipt. */
async function flood(): Promise<{ sent: number; receipt: string }> {
  const start = performance.now();
  let sent = 0;
  let receipt = '';
  while (sent < SECONDS * PER_SECOND) {
    const due = Math.min(((performance.now() - start) / 1_000) * PER_SECOND, SECONDS * PER_SECOND);
    if (due - sent < BATCH) {
      await delay(5);
      continue;
    }
    const first = sent;
    receipt = await send(
      Array.from({ length: BATCH }, (_, n) => record((first + n) % ROWS, 1 + Math.floor((first + n) / ROWS))),
    );
    sent += BATCH;
  }
  return { sent, receipt };
}

/** Looks at every frame whether anything under the reader's hands has moved. */
const WATCH = `
  (() => {
    const state = () => {
      const grid = document.querySelector('.queue-grid');
      const row = document.activeElement.closest('.queue-row');
      return JSON.stringify({
        scrollTop: grid.scrollTop,
        focused: row?.dataset.incidentId,
        focusedAt: Math.round(row?.getBoundingClientRect().top ?? -1),
        ticked: document.querySelector('[data-testid=ticked]')?.textContent,
        rows: [...document.querySelectorAll('[data-testid=incident-row]')]
          .map((one) => one.dataset.incidentId + '@' + Math.round(one.getBoundingClientRect().top)
            + (one.ariaSelected === 'true' ? ' ticked' : '')).sort(),
      });
    };
    const first = state();
    window.seen = { frames: 0, moved: [], first };
    const look = () => {
      window.seen.frames++;
      const now = state();
      if (now !== first && window.seen.moved.length < 3) window.seen.moved.push(now);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`;

async function tickTwenty(page: Page): Promise<void> {
  await page.keyboard.press('j');
  for (let n = 0; n < 30; n++) await page.keyboard.press('j');
  await page.keyboard.press('x');
  for (let n = 1; n < 20; n++) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await page.keyboard.press('k');
  await page.keyboard.press('k');
}

/** How many events of a kind the customer's log has. */
async function logged(kind: string): Promise<number> {
  let count = 0;
  for (let after = 0; ; ) {
    const { items } = await house.operator.get<LogPage>(
      `/api/v1/tenants/${acme.slug}/events?after=${after}&limit=200`,
    );
    count += items.filter((entry) => entry.kind === kind).length;
    if (items.length === 0) return count;
    after = items.at(-1)!.seq;
  }
}

test('20 ticks, the focus and the scroll stay where they are under 200 updates a second for ten seconds', async () => {
  const { page, faults, close } = await openAs(browser, `${house.url}/mssp/incidents`, house.operator);
  await hook(page, 'incident-row').first().waitFor();
  await page.evaluate('document.fonts.ready');
  await tickTwenty(page);
  expect(await page.getByTestId('ticked').textContent()).toContain('20 ticked');
  await page.evaluate(WATCH);
  const { sent, receipt } = await flood();
  await house.operator.settled(acme, receipt);
  const events = await logged('incident.changed');

  const last = Math.floor((sent - 1) / ROWS);
  const titles = () => page.locator('.incident-open').allTextContents();
  await until('every row in sight has had the last word', async () =>
    (await titles()).every((title) => Number(/told (\d+)/.exec(title)?.[1]) >= last),
  );
  const seen = (await page.evaluate('window.seen')) as { frames: number; moved: string[]; first: string };
  process.stdout.write(
    `${sent} updates sent, ${events} events in the log, ${seen.frames} frames looked at\n`,
  );
  expect(seen.moved).toEqual([]);
  expect(seen.frames).toBeGreaterThan(100);
  expect(JSON.parse(seen.first)).toMatchObject({
    scrollTop: expect.any(Number),
    focused: expect.any(String),
  });
  expect((JSON.parse(seen.first) as { scrollTop: number }).scrollTop).toBeGreaterThan(0);
  expect(events).toBeGreaterThanOrEqual(sent * 0.9);
  expect(faults).toEqual([]);
  await close();
});
