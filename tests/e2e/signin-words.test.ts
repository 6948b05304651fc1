import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openPage, type Theme } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { enterPassword } from '../support/signing.ts';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('a wrong password is said, then too many of them, with when to try again', async () => {
  const tenant = await house.operator.newCustomer('locked-out');
  const person = await newStranger(house, { memberOf: { [tenant.id]: 'viewer' } });
  const { page, close } = await openPage(browser);
  await page.goto(`${house.url}/sign-in`);
  expect(await page.getByRole('link', { name: 'Forgot your password?' }).count()).toBe(0);
  await enterPassword(page, { email: person.email, password: 'wrong' });
  await page.getByText('E-mail or password is not right. Check both.').waitFor();
  await page.locator('input[name=password]:focus').waitFor();
  // The rest of the guesses need no browser.
  for (let n = 0; n < 12; n++) {
    await house.operator.ask('POST', '/api/auth/sign-in/email', { email: person.email, password: 'wrong' });
  }
  await enterPassword(page, person);
  await page.getByText(/locked after many failed attempts\. Try again in \d+ (minutes|seconds)\./).waitFor();
  await close();
});

test('the way back leads to a page of this console, and nowhere else', async () => {
  const tenant = await house.operator.newCustomer('return');
  const person = await newStranger(house, { memberOf: { [tenant.id]: 'analyst' } });
  for (const foreign of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    const { page, close } = await openPage(browser);
    await page.goto(`${house.url}/sign-in?back=${encodeURIComponent(foreign)}`);
    await enterPassword(page, person);
    await page.waitForURL((address) => address.pathname !== '/sign-in');
    expect(new URL(page.url()).origin).toBe(house.url);
    await close();
  }
  const { page, close } = await openPage(browser);
  await page.goto(`${house.url}/t/return/members?x=1`);
  await enterPassword(page, person);
  await page.waitForURL(`${house.url}/t/return/members?x=1`);
  await close();
});

test.each<Theme>(['dark', 'light'])(
  'pages for those not signed in have no serious fault in %s',
  async (theme) => {
    const { page, close } = await openPage(browser, theme);
    await page.setViewportSize({ width: 400, height: 800 });
    const titles = {
      '/sign-in?error=access_denied': 'Sign in',
      '/forgot': 'Forgot your password?',
      '/reset': 'This link no longer works',
      '/reset?token=abc': 'Choose a new password',
      '/invite?token=abc': 'This invitation no longer works',
      '/setup?token=abc': 'Set up Watchfloor',
    };
    for (const [path, title] of Object.entries(titles)) {
      await page.goto(house.url + path);
      await page.getByRole('heading', { name: title }).waitFor();
      expect(page.url()).not.toContain('token');
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    }
    await page.goto(`${house.url}/sign-in?error=access_denied`);
    await page.getByText('Single sign-on was refused or cancelled.').waitFor();
    await close();
  },
);
