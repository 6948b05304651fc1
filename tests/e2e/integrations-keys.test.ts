import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openAs } from '../support/page.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  await house.operator.newCustomer('acme');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const sheet = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true });
const shownKey = (page: Page) => sheet(page).getByLabel('Ingest key', { exact: true }).inputValue();

const send = (format: string, key: string, body: string) =>
  fetch(`${house.url}/api/v1/ingest/${format}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
const record = (id: string) => JSON.stringify({ external_id: id, title: `From ${id}`, severity: 'low' });

test('a key is shown once with a command that works, tested, rotated, and its old half revoked', async () => {
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/t/acme/integrations/keys`,
    house.operator,
  );
  await page.getByRole('button', { name: 'New key' }).click();
  await button(page, 'Create key').click();
  await sheet(page).getByText('Give the key a name').waitFor();
  await sheet(page).getByLabel('Name').fill('collector');
  await button(page, 'Create key').click();
  const first = await shownKey(page);
  const command = await sheet(page).getByRole('region', { name: 'Try it from a terminal' }).innerText();
  expect(command).toContain(`${house.url}/api/v1/ingest/native`);
  expect(command).toContain(first);
  const answer = await send('native', first, /-d '(.*)'/.exec(command)![1]!);
  expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] });

  await button(page, 'Send a test').click();
  await sheet(page).getByText('Done: Made an incident by a worker').waitFor();
  await sheet(page)
    .getByText(/The whole way took \d/)
    .waitFor();
  await button(page, 'Done').click();
  expect(await page.content()).not.toContain(first);

  await page.getByRole('row', { name: /collector.*Live/ }).click();
  await button(page, 'Rotate').click();
  const second = await until('a second key', async () => {
    const shown = await shownKey(page).catch(() => first);
    return shown !== first && shown;
  });
  for (const key of [first, second]) expect((await send('native', key, record(key))).status).toBe(202);
  await button(page, 'Done').click();

  await page.getByRole('row', { name: /collector.*being replaced/ }).click();
  await sheet(page).getByText('A newer key took its place').waitFor();
  await button(page, 'Revoke').click();
  await sheet(page).getByText('Its newer key goes on').waitFor();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await page.getByRole('row', { name: /collector.*Revoked/ }).waitFor();
  await until(
    'the old key is refused',
    async () => (await send('native', first, record('late'))).status === 401,
  );
  expect((await send('native', second, record('after'))).status).toBe(202);
  expect(faults).toEqual([]);
  await close();
});

test('a key is held to networks that are none of the sender’s, and says what is wrong with one', async () => {
  const { key } = await house.operator.post<{ key: string }>('/api/v1/tenants/acme/ingest-keys', {
    name: 'tight',
  });
  const { page, close } = await openAs(browser, `${house.url}/t/acme/integrations/keys`, house.operator);
  await page.getByRole('row', { name: /tight/ }).click();
  await sheet(page).getByLabel('Networks').fill('somewhere');
  await button(page, 'Save').click();
  await sheet(page).locator('[aria-invalid=true]').waitFor();
  await sheet(page).getByLabel('Networks').fill('192.0.2.0/24');
  await button(page, 'Save').click();
  await page.getByRole('row', { name: /tight.*192\.0\.2\.0\/24/ }).waitFor();
  await until('refused from here', async () => (await send('native', key, record('x'))).status === 403);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  await until('taken again', async () => (await send('native', key, record('y'))).status === 202);
  await close();
});

test('a record is mapped by clicking its values, and arrives so', async () => {
  const { key } = await house.operator.post<{ key: string }>('/api/v1/tenants/acme/ingest-keys', {
    name: 'odd',
  });
  const { page, faults, close } = await openAs(
    browser,
    `${house.url}/t/acme/integrations/keys`,
    house.operator,
  );
  await page.getByRole('row', { name: /odd/ }).click();
  await sheet(page).getByRole('link', { name: 'Build a mapping' }).click();
  const sent = { no: 17, what: { said: 'Door left open', grade: 'P1' }, where: ['gate-3', 'hall'] };
  await page.getByLabel('Paste a record as the product sends it').fill(JSON.stringify(sent));

  const field = (name: string) => page.getByRole('region', { name: 'Fields' }).getByRole('button', { name });
  const click = async (name: string, value: string) => {
    const row = field(name).first();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await page
      .getByRole('region', { name: 'Values of the record' })
      .getByRole('button', { name: value })
      .click();
  };
  await click('external_id', '17');
  await click('title', 'Door left open');
  await click('assets', 'gate-3');
  await click('severity', 'P1');
  await page.getByText(/Not taken yet: severity/).waitFor();
  await page.getByLabel('Here', { exact: true }).selectOption('critical');
  await page.getByText('This record is taken').waitFor();
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await page.getByText('The mapping of odd is saved').waitFor();

  expect(await (await send('generic', key, JSON.stringify(sent))).json()).toMatchObject({ accepted: 1 });
  await page.goto(`${house.url}/t/acme/incidents?severity=critical`);
  await until('the incident is in the list', async () => {
    await page.reload();
    await page.getByTestId('incident-row').first().waitFor();
    return (await page.getByTestId('incident-row').filter({ hasText: 'Door left open' }).count()) === 1;
  });
  expect(faults).toEqual([]);
  await close();
});

test('what is not saved is not left behind without a question', async () => {
  await house.operator.post('/api/v1/tenants/acme/ingest-keys', { name: 'half done' });
  const { page, close } = await openAs(browser, `${house.url}/t/acme/integrations/keys`, house.operator);
  await page.getByRole('row', { name: /half done/ }).click();
  await sheet(page).getByRole('link', { name: 'Build a mapping' }).click();
  await page.getByRole('button', { name: 'Use an example' }).click();
  await page.getByRole('button', { name: '4711' }).click();
  await page.getByRole('link', { name: 'Sources' }).click();
  await sheet(page).getByText('What you changed in this mapping is lost').waitFor();
  await button(page, 'Cancel').click();
  await page.getByText('Not taken yet').waitFor();
  await page.getByRole('link', { name: 'Sources' }).click();
  await button(page, 'Discard changes').click();
  await page.waitForURL(/integrations\/sources/);
  await close();
});
