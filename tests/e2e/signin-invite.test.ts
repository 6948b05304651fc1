import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Selector } from '../../shared/wire/http/tenants.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openPage } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { arriveAt, copyBox, dropSession, enterPassword } from '../support/signing.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Through the members page, as an owner does; answers the link. */
async function invite(slug: string, owner: { email: string; password: string }, email: string, role: string) {
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, `/t/${slug}/members`, owner);
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await page.getByLabel('E-mail').last().fill(email);
  await page.getByRole('radio', { name: role }).check();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await copyBox(page, 'Invitation link');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('cell', { name: email, exact: true }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await close();
  return link;
}

test('someone new accepts, is signed in, and sees their own tenant alone', async () => {
  const [acme, other] = [
    await house.operator.newCustomer('inviting'),
    await house.operator.newCustomer('hidden'),
  ];
  const owner = await newStranger(house, { memberOf: { [acme.id]: 'owner' } });
  const link = await invite(acme.slug, owner, 'new.person@example.test', 'Analyst');
  const { page, close } = await openPage(browser, 'light');
  await page.goto(link);
  await page.getByText('inviting invites you into its console, as Analyst.').waitFor();
  expect(page.url()).toBe(`${house.url}/invite`);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Your name').fill('New Person');
  await page.getByLabel('Password', { exact: true }).fill('four other words entirely');
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
  await page.waitForURL(/\/t\/inviting/);
  const seen = await page.evaluate(async () => (await fetch('/api/v1/selector')).json() as Promise<unknown>);
  expect((seen as Selector).tenants.map(({ slug }) => slug)).toEqual(['inviting']);
  await page.goto(`${house.url}/t/${other.slug}/members`);
  await page.getByTestId('missing').waitFor();

  await page.goto(link);
  await page.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();
  await close();
});

test('someone with an account signs in as the address invited and accepts', async () => {
  const [acme, own] = [
    await house.operator.newCustomer('asking'),
    await house.operator.newCustomer('present'),
  ];
  const owner = await newStranger(house, { memberOf: { [acme.id]: 'owner' } });
  const known = await newStranger(house, { memberOf: { [own.id]: 'viewer' } });
  const link = await invite(acme.slug, owner, known.email, 'Viewer');
  const { page, close } = await openPage(browser);
  await page.goto(link);
  await page.getByRole('button', { name: 'I have an account with this address' }).click();
  expect(await page.locator('input[name=email]').inputValue()).toBe(known.email);
  await page.fill('input[name=password]', known.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/invite'));
  const { tenants } = (await page.evaluate(async () => (await fetch('/api/v1/selector')).json())) as Selector;
  expect(tenants.map(({ slug }) => slug).toSorted()).toEqual(['asking', 'present']);
  await close();
});

test('somebody else is asked to sign out first', async () => {
  const acme = await house.operator.newCustomer('meant');
  const owner = await newStranger(house, { memberOf: { [acme.id]: 'owner' } });
  const link = await invite(acme.slug, owner, 'meant@example.test', 'Viewer');
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', owner);
  await page.goto(link);
  await page.getByText('This invitation is for meant@example.test.').waitFor();
  await page.getByRole('button', { name: 'Sign out and go on' }).click();
  await page.getByLabel('Your name').waitFor();
  await close();
});

test('an admin cannot make owners; a viewer is told who can see members', async () => {
  const acme = await house.operator.newCustomer('ranks');
  const admin = await newStranger(house, { memberOf: { [acme.id]: 'admin' } });
  const viewer = await newStranger(house, { memberOf: { [acme.id]: 'viewer' } });
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/t/ranks/members', admin);
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await page.getByRole('radio', { name: 'Viewer' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Owner' }).count()).toBe(0);
  await dropSession(page);
  await page.goto(`${house.url}/t/ranks/members`);
  await enterPassword(page, viewer);
  await page.waitForURL(`${house.url}/t/ranks/members`);
  await page.getByRole('heading', { name: /right|may not/i }).waitFor();
  await close();
});
