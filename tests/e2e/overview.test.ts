import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantOverview } from '../../shared/wire/http/overview.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { hook, metrics, openPage, shownBy, signIn } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let page: Page;
let requested: string[];
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme');
  const borealis = await house.operator.newCustomer('borealis');
  await house.operator.newCustomer('corvus', { state: 'trial' });
  await house.operator.report(acme, 3);
  await house.operator.report(borealis, 2, { severity: 'info' });
  await house.operator.report(acme, 2, { severity: 'low', status: 'closed' });
  const receipt = await house.operator.report(borealis, 4, { severity: 'high' });
  await house.operator.settled(borealis, receipt);
  ({ page, requested } = await openPage(browser));
  await signIn(page, house.url);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const shows = (value: number) =>
  until(
    `${value} critical on the screen`,
    async () => (await shownBy(page, 'metric-critical-open')) === value,
  );

test('the five metrics equal the overview over HTTP', async () => {
  await shows(3);
  const overview = await house.operator.overview();
  const wanted = {
    'metric-customers-monitored': overview.customers_monitored,
    'metric-critical-open': overview.critical_open,
    'metric-new-24h': overview.new_24h,
    'metric-resolution-rate': overview.resolution_rate,
    'most-at-risk': overview.most_at_risk[0]!.risk,
  };
  for (const id of metrics) expect(await shownBy(page, id), id).toBe(wanted[id]);
  expect(wanted).toMatchObject({
    'metric-customers-monitored': 2,
    'metric-critical-open': 3,
    'metric-new-24h': 11,
  });
  for (const { tenant } of overview.most_at_risk) {
    expect(await hook(page, 'most-at-risk').textContent()).toContain(tenant.name);
  }
});

test('an incident reaches the pixel without a reload', async () => {
  await page.evaluate('window.unreloaded = true');
  const before = (await shownBy(page, 'metric-critical-open'))!;
  await house.operator.report(acme, 2);
  await shows(before + 2);
  await hook(page, 'metric-critical-open')
    .getByText(String(before + 2), { exact: true })
    .first()
    .waitFor();
  expect(await page.evaluate('window.unreloaded')).toBe(true);
});

test('nothing moves by itself, and no request leaves the origin', async () => {
  await page.goto(`${house.url}/mssp`);
  await until('data is there', () => shownBy(page, 'metric-new-24h'));
  const shown = (await shownBy(page, 'metric-critical-open'))!;
  await house.operator.report(acme, 1);
  await shows(shown + 1);
  expect(await page.evaluate('window.shifted')).toBeLessThan(0.02);
  expect(requested.length).toBeGreaterThan(5);
  expect(requested.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== house.url)).toEqual(
    [],
  );
});

test.each(['metric-critical-open', 'metric-new-24h', 'metric-resolution-rate'] as const)(
  'the link of %s leads to the rows behind the number',
  async (id) => {
    await page.goto(`${house.url}/mssp`);
    await until('data is there', () => shownBy(page, id));
    const { critical_open, new_24h, closed } = await house.operator.overview();
    const wanted = {
      'metric-critical-open': critical_open,
      'metric-new-24h': new_24h,
      'metric-resolution-rate': closed,
    };
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/incidents/counts?'));
    await hook(page, id).getByRole('link').first().click();
    expect(((await (await answered).json()) as { total: number }).total).toBe(wanted[id]);
    await until('the rows are there', async () => (await hook(page, 'incident-row').count()) === wanted[id]);
  },
);

test('the middle of a card leads where its label does', async () => {
  await page.goto(`${house.url}/mssp`);
  await until('data is there', () => shownBy(page, 'metric-critical-open'));
  await hook(page, 'metric-critical-open').click();
  await page.waitForURL(/\/mssp\/incidents\?severity=critical/);
});

test.each(['New, 24 h', 'Open now', 'Unassigned', 'Resolution, 7 d'])(
  'across customers, the number of “%s” leads to the rows behind it',
  async (measure) => {
    await page.goto(`${house.url}/mssp`);
    await until('data is there', () => shownBy(page, 'metric-new-24h'));
    const panel = page.getByRole('region', { name: 'Across customers' });
    await panel.getByLabel('Measure').selectOption({ label: measure });
    const number = panel.getByRole('link', { name: /of acme$/ });
    const { new_24h, closed } = await house.operator.get<TenantOverview>(
      `/api/v1/tenants/${acme.id}/overview`,
    );
    const wanted = measure.startsWith('Resolution') ? closed : Number(await number.innerText());
    if (measure.startsWith('New')) expect(wanted).toBe(new_24h);
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/incidents/counts?'));
    await number.click();
    expect(((await (await answered).json()) as { total: number }).total).toBe(wanted);
  },
);

test('customers and ranking lead to lists of as many', async () => {
  for (const [id, count] of [
    ['metric-customers-monitored', 2],
    ['most-at-risk', 3],
  ] as const) {
    await page.goto(`${house.url}/mssp`);
    await until('data is there', () => shownBy(page, 'metric-customers-monitored'));
    await hook(page, id).getByRole('link').first().click();
    const list = page.getByRole('dialog').getByRole('listitem');
    await until(`${count} customers are listed`, async () => (await list.count()) === count);
  }
});

/** The focused element, or what it stretches over, has a visible ring. */
const FOCUS = `(() => {
  const focused = document.activeElement;
  const card = focused.closest('[data-testid]');
  const ringed = (element, part) => {
    const style = getComputedStyle(element, part);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const visible = ringed(focused) || ringed(focused, '::after') || (card !== null && ringed(card));
  return { id: card?.dataset.testid ?? null, visible, tag: focused.tagName, name: focused.textContent.slice(0, 40) };
})()`;
interface Focus {
  readonly id: string | null;
  readonly visible: boolean;
  readonly tag: string;
  readonly name: string;
}

test('every metric is reached with Tab, and the focus is seen wherever it is', async () => {
  await page.goto(`${house.url}/mssp`);
  await until('data is there', () => shownBy(page, 'metric-customers-monitored'));
  const seen: Focus[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const focus = (await page.evaluate(FOCUS)) as Focus;
    if (focus.tag === 'BODY') break;
    seen.push(focus);
  }
  const reached = new Set(seen.map(({ id }) => id));
  for (const id of metrics) expect(reached).toContain(id);
  expect(seen.filter(({ visible }) => !visible)).toEqual([]);
});
