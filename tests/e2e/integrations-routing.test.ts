import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentList } from '../../shared/wire/http/incidents.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';
import { query } from '../support/query.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
let providerKey: string;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme');
  const { key } = await house.operator.post<{ key: string }>('/api/v1/ingest-keys', { name: 'collector' });
  providerKey = key;
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const open = (path: string) => openAs(browser, `${house.url}/mssp/integrations/${path}`, house.operator);
const sheet = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const send = (key: string, records: readonly object[]) =>
  fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(records),
  });
const titled = (title: string, given: object = {}) => ({
  external_id: title,
  title,
  severity: 'high',
  ...given,
});

const arrived = (title: string) =>
  until(`${title} is an incident`, async () => {
    const list = await house.operator.get<IncidentList>(`/api/v1/incidents?q=${encodeURIComponent(title)}`);
    return list.total === 1;
  });

test('records of an unknown customer wait; a rule prefilled from them, and a replay, makes them incidents', async () => {
  await send(
    providerKey,
    Array.from({ length: 3 }, (_, at) => titled(`waiting-${at}`, { tenant: 'ACME Corp' })),
  );
  const { page, faults, close } = await open('quarantine');
  await page.getByRole('row', { name: /ACME Corp.*3/ }).click();
  await sheet(page).getByText('waiting-2').waitFor();
  await button(page, 'Make a rule').click();
  expect(await sheet(page).getByLabel('Value').inputValue()).toBe('ACME Corp');
  await button(page, 'Create rule').click();
  await sheet(page).getByText('Choose the customer').waitFor();
  await sheet(page).getByLabel('Belongs to').selectOption('acme');
  await button(page, 'Create rule').click();
  await sheet(page).getByText('The rule takes what comes from now on').waitFor();
  await button(page, 'Replay 3 records').click();
  await sheet(page).getByText('3 replayed. Nothing is left.').waitFor();
  await arrived('waiting-0');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('rules change places by the keyboard, and a trial says where a record would go', async () => {
  const borealis = await house.operator.newCustomer('borealis');
  for (const [value, tenant] of [
    ['site-', borealis.slug],
    ['site-1', acme.slug],
  ] as const) {
    const rule = { place: { kind: 'field', name: '/site' }, format: null, match: 'begins', value, tenant };
    await house.operator.post('/api/v1/routing-rules', rule);
  }
  const { page, faults, close } = await open('routing');
  const rows = page.getByRole('region', { name: 'Routing rules' }).getByRole('row');
  const wordsOf = async () =>
    (await rows.allInnerTexts()).slice(1).map((text) => /site-1?/.exec(text)?.[0] ?? '');
  const attempt = async (customer: string) => {
    await page.getByLabel('Record').fill(JSON.stringify(titled('try', { site: 'site-1' })));
    await button(page, 'Try it').click();
    await page.getByRole('form', { name: 'Trial' }).getByText(customer, { exact: true }).waitFor();
  };
  await until('both are listed', async () => (await wordsOf()).filter(Boolean).join() === 'site-,site-1');
  await attempt('borealis');
  const handle = page.getByRole('button', { name: /begins with site-1\. Arrow keys move it/ });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await until('it went up', async () => (await wordsOf()).filter(Boolean).join() === 'site-1,site-');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/site-1\. Arrow/);
  await attempt('acme');
  const [narrow, broad] = [/begins with site-1/, /begins with site-(?!1)/].map((name) =>
    page.getByRole('row', { name }),
  );
  const drag = async () => {
    const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await narrow!.dragTo(broad!);
    await kept;
  };
  await drag();
  await until('it was dragged down', async () => (await wordsOf()).filter(Boolean).join() === 'site-,site-1');
  await drag();
  await page.reload();
  await until('it stayed there', async () => (await wordsOf()).filter(Boolean).join() === 'site-1,site-');
  expect(faults).toEqual([]);
  await close();
});

test('a refused record is shown with its reason, to its customer too', async () => {
  const answer = await send(acme.key, [titled('odd', { severity: 'P1' })]);
  expect(await answer.json()).toMatchObject({ accepted: 0 });
  for (const root of ['/mssp', '/t/acme']) {
    const { page, faults, close } = await openAs(
      browser,
      `${house.url}${root}/integrations/sources`,
      house.operator,
    );
    const refused = page
      .getByRole('region', { name: 'Refused records' })
      .getByRole('button', { name: 'sensor' });
    await until('the refusal is counted', async () => {
      await page.reload();
      await page.locator('.data-foot').waitFor();
      return (await refused.count()) === 1;
    });
    await refused.click();
    await sheet(page)
      .getByRole('heading', { name: /severity is "P1"/ })
      .waitFor();
    await sheet(page).getByText('"title":"odd"').waitFor();
    expect(faults).toEqual([]);
    await close();
  }
});

/** The database itself refuses one title: a fault that no check at the door can foresee. */
const POISON = `
  create function poison() returns trigger language plpgsql as $$
  begin
    if new.title = 'poison' then raise exception 'this title is poison'; end if;
    return new;
  end $$;
  create trigger poison before insert or update on incidents for each row execute function poison();`;

test('a dead letter is read with its error, and retried once the cause is mended', async () => {
  await query(house.config.databaseUrl, POISON);
  await send(acme.key, [titled('poison')]);
  const { page, faults, close } = await open('dead-letters');
  await until('the letter is listed', async () => {
    await page.reload();
    await page.locator('.data-foot').waitFor();
    return (await page.getByRole('row', { name: /this title is poison.*acme/ }).count()) === 1;
  });
  await page.getByRole('row', { name: /this title is poison/ }).click();
  await sheet(page).getByText('"title": "poison"').waitFor();
  await query(house.config.databaseUrl, 'drop trigger poison on incidents');
  await button(page, 'Retry').click();
  await page.getByText('goes its way again').waitFor();
  await page.getByRole('heading', { name: 'No dead letters' }).waitFor();
  await arrived('poison');
  expect(faults).toEqual([]);
  await close();
});
