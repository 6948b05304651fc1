import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { Mailbox } from '../support/mailbox.ts';
import { openPage } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { enterPassword } from '../support/signing.ts';

let house: Installation;
let mailbox: Mailbox;
let browser: Browser;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  const smtpUrl = mailbox.url;
  [house, browser] = await Promise.all([
    Installation.open({ config: (publicUrl) => ({ publicUrl, smtpUrl, mailFrom: 'noc@example.test' }) }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await mailbox?.close();
});

const NEW_PASSWORD = 'four other words entirely';

test('a forgotten password is set anew by a link that works once', async () => {
  const tenant = await house.operator.newCustomer('forgetful');
  const person = await newStranger(house, { memberOf: { [tenant.id]: 'viewer' } });
  const { page, close } = await openPage(browser);
  const ask = async (email: string) => {
    await page.goto(`${house.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    return (await page.getByRole('status').innerText()).replace(email, '…');
  };
  const known = await ask(person.email);
  expect(await seriousFaults(page)).toEqual([]);
  expect(await ask('nobody@example.test')).toBe(known);

  const { text } = await mailbox.letterTo(person.email);
  const link = /https?:\/\/\S+\/reset\?token=[\w-]+/.exec(text)![0];
  await page.goto(link);
  const password = page.getByLabel('New password');
  await password.waitFor();
  expect(page.url()).toBe(`${house.url}/reset`);
  await password.fill('short');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Use 8 characters or more.').waitFor();
  await page.locator('input[name=password]:focus').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await password.fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Your password is changed. Sign in with it.').waitFor();
  await enterPassword(page, { email: person.email, password: NEW_PASSWORD });
  await page.waitForURL(/\/t\/forgetful/);

  await page.goto(link);
  await page.getByLabel('New password').fill('yet another four words');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await close();
});
