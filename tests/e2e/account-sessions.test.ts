import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openPage, type Theme } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { arriveAt, copyBox } from '../support/signing.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function someone(slug: string) {
  const tenant = await house.operator.newCustomer(slug);
  return newStranger(house, { memberOf: { [tenant.id]: 'analyst' } });
}

test('another session ends at once, this one stays', async () => {
  const person = await someone('sessions');
  const here = await openPage(browser);
  const there = await openPage(browser);
  await arriveAt(there.page, house.url, '/account', person);
  await arriveAt(here.page, house.url, '/account', person);
  const list = here.page.getByRole('region', { name: 'Sessions', exact: true });
  await until('both are listed', async () => (await list.locator('tbody tr').count()) === 2);
  expect(await list.getByText('this one').count()).toBe(1);
  await list.getByRole('button', { name: /^End the session/ }).click();
  await there.page.waitForURL(/\/sign-in/);
  await until('one is left', async () => (await list.locator('tbody tr').count()) === 1);
  expect(new URL(here.page.url()).pathname).toBe('/account');
  await there.close();
  await here.close();
});

test('a new password ends the other sessions, and this page goes on', async () => {
  const person = await someone('new-password');
  const here = await openPage(browser);
  const there = await openPage(browser);
  await arriveAt(there.page, house.url, '/account', person);
  await arriveAt(here.page, house.url, '/account', person);
  const { page } = here;
  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password').fill('four other words entirely');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is not your password.').waitFor();
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill('password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is one of the first passwords').waitFor();
  await page.getByLabel('New password').fill('four other words entirely');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await there.page.waitForURL(/\/sign-in/);
  await page.getByText('Live', { exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/account');
  await there.close();
  await here.close();
});

test('the way back from the sign-in page shows nothing of who has left', async () => {
  const person = await someone('shared-screen');
  const keeping = await openBrowser({ keepsPages: true });
  const { page } = await openPage(keeping);
  await arriveAt(page, house.url, '/account', person);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('button', { name: /Your account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('input[name=email]').waitFor();
  await page.evaluate('history.back()');
  await until('nobody is signed in', () => page.url().includes('back=%2Faccount'));
  await page.locator('input[name=email]').waitFor();
  expect(await page.textContent('body')).not.toContain(person.email);
  await keeping.close();
});

test('until the answer to a renewal is here, the old cookie’s refusal sends nobody away', async () => {
  const person = await someone('renewal');
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', person);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.route('**/api/auth/change-password', async (route) => {
    const refused = page.waitForResponse((answer) => answer.status() === 401);
    const request = route.request();
    // Past the browser: the session is another one already, and the page still has the cookie of the old one.
    const answer = await fetch(request.url(), {
      method: 'POST',
      headers: await request.allHeaders(),
      body: request.postData(),
    });
    await refused;
    await route.fulfill({
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type')!,
        'set-cookie': answer.headers.getSetCookie().join('\n'),
      },
      body: await answer.text(),
    });
  });
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill('four other words entirely');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/account');
  await close();
});

test('a token is shown once, works with what it was given, and is refused once revoked', async () => {
  const person = await someone('tokens');
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', person);
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByText('Name it after what will use it.').waitFor();
  await page.getByLabel('Name', { exact: true }).last().fill('Ticket bridge');
  await page.getByLabel(/^See name, branding/).check();
  expect(await page.getByLabel(/^Create customers/).count()).toBe(0);
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = await copyBox(page, 'Token');
  await page.getByRole('button', { name: 'Done' }).click();

  const asToken = (path: string) =>
    fetch(house.url + path, { headers: { authorization: `Bearer ${token}` } });
  expect((await asToken('/api/v1/me')).status).toBe(200);
  expect((await asToken('/api/v1/incidents')).status).toBe(403);
  await page.reload();
  await page.getByText('Ticket bridge').waitFor();
  expect(await page.content()).not.toContain(token);

  await page.getByRole('button', { name: 'Revoke Ticket bridge' }).click();
  await page.getByRole('button', { name: 'Revoke token' }).click();
  await page.getByText('revoked', { exact: true }).waitFor();
  expect((await asToken('/api/v1/me')).status).toBe(401);
  await close();
});

test.each<Theme>(['dark', 'light'])('the account page has no serious fault in %s', async (theme) => {
  const person = await someone(`axe-${theme}`);
  const { page, close } = await openPage(browser, theme);
  await arriveAt(page, house.url, '/account', person);
  await page.getByText('this one').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'New token' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await close();
});
