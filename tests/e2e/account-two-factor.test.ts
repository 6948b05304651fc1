import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openPage } from '../support/page.ts';
import { newStranger, type Person } from '../support/person.ts';
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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();

/** From the account page to the recovery codes; answers the secret and the codes. */
async function turnOn(page: Page, person: Person): Promise<{ secret: string; codes: string[] }> {
  await button(page, 'Turn on').click();
  await page.getByLabel('Your password').fill(person.password);
  await button(page, 'Go on').click();
  const secret = await copyBox(page, 'Or enter this secret by hand');
  await page.getByLabel('Code that the app shows now').fill(codeOf(secret));
  await button(page, 'Verify and turn on').click();
  const codes = (await copyBox(page, 'Recovery codes')).split('\n');
  await button(page, 'I have kept them').click();
  await page.getByText('On: signing in takes your password and a code.').waitFor();
  return { secret, codes };
}

async function newMember(slug: string): Promise<Person> {
  const tenant = await house.operator.newCustomer(slug);
  return newStranger(house, { memberOf: { [tenant.id]: 'viewer' } });
}

/** Up to the second step. */
async function beginSignIn(page: Page, person: Person): Promise<void> {
  await dropSession(page);
  await page.goto(`${house.url}/sign-in?back=/account`);
  await enterPassword(page, person);
}

test('a second step is turned on and asked for; nothing is fetched from elsewhere', async () => {
  const person = await newMember('two-factor');
  const { page, requested, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', person);
  const { secret, codes } = await turnOn(page, person);
  expect(codes).toHaveLength(10);
  const isOurs = (address: string) => new URL(address).host === new URL(house.url).host;
  expect(requested.filter((address) => !isOurs(address))).toEqual([]);
  // The session was renewed meanwhile: the page stays.
  expect(new URL(page.url()).pathname).toBe('/account');

  await beginSignIn(page, person);
  const code = page.getByLabel('Code from your authenticator app');
  await code.fill('000000');
  await page.getByText('This code is not right').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await code.fill(codeOf(secret));
  await page.waitForURL(`${house.url}/account`);
  await close();
});

test('a recovery code signs in once; turning off takes the password', async () => {
  const person = await newMember('recovery');
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', person);
  const { codes } = await turnOn(page, person);
  const useCode = async (code: string) => {
    await page.getByLabel('Recovery code').fill(code);
    await button(page, 'Sign in').click();
  };
  await beginSignIn(page, person);
  await button(page, 'Use a recovery code').click();
  await useCode(codes[0]!.replace('-', ' '));
  await page.waitForURL(`${house.url}/account`);

  await beginSignIn(page, person);
  await button(page, 'Use a recovery code').click();
  await useCode(codes[0]!);
  await page.getByText('was used before').waitFor();
  await useCode(codes[1]!);
  await page.waitForURL(`${house.url}/account`);

  await button(page, 'Turn off').click();
  const sheet = page.getByRole('dialog');
  const password = sheet.getByLabel('Your password');
  await password.fill('not my password');
  await sheet.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('This is not your password.').waitFor();
  await sheet.locator('input[name=current-password]:focus').waitFor();
  await password.fill(person.password);
  await sheet.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Off: your password alone').waitFor();
  await close();
});

test('new recovery codes replace the old ones; no secret stays in the browser', async () => {
  const person = await newMember('new-codes');
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/account', person);
  const { secret, codes } = await turnOn(page, person);
  await button(page, 'New recovery codes').click();
  await page.getByLabel('Your password').fill(person.password);
  await button(page, 'Make new codes').click();
  const fresh = (await copyBox(page, 'Recovery codes')).split('\n');
  expect(fresh.some((code) => codes.includes(code))).toBe(false);
  expect(await seriousFaults(page)).toEqual([]);
  await button(page, 'I have kept them').click();

  const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  for (const word of [secret, person.password, ...fresh]) expect(kept).not.toContain(word);
  await close();
});
