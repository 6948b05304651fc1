import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort, Installation } from '../support/installation.ts';
import { openPage } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { CLIENT, SignOnProvider } from '../support/provider.ts';

let house: Installation;
let provider: SignOnProvider;
let browser: Browser;
beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await SignOnProvider.open(`${url}/api/auth/callback/sso`);
  const oidc = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'Acme ID' };
  [house, browser] = await Promise.all([
    Installation.open({ config: () => ({ port, publicUrl: url, oidc }) }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await provider?.close();
});

test('single sign-on leads back to the page that was asked for', async () => {
  const tenant = await house.operator.newCustomer('federated');
  const person = await newStranger(house, { memberOf: { [tenant.id]: 'analyst' } });
  provider.is({ sub: person.userId, email: person.email, email_verified: true });
  const { page, close } = await openPage(browser);
  await page.goto(`${house.url}/t/federated/members`);
  await page.getByRole('button', { name: 'Sign in with Acme ID' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with Acme ID' }).click();
  await page.waitForURL(`${house.url}/t/federated/members`);
  await page.getByRole('cell', { name: person.email }).waitFor();
  await close();
});

test('whoever has no account here is told whom to ask, and may try again', async () => {
  provider.is({ sub: 'somebody-else', email: 'somebody.else@example.test', email_verified: true });
  const { page, close } = await openPage(browser, 'light');
  await page.goto(`${house.url}/sign-in?back=/account`);
  await page.getByRole('button', { name: 'Sign in with Acme ID' }).click();
  await page.getByText('There is no account for this address here.').waitFor();
  expect(new URL(page.url()).searchParams.get('back')).toBe('/account');
  await page.getByRole('button', { name: 'Sign in with Acme ID' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await close();
});
