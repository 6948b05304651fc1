import type { Page } from 'playwright-core';

interface Account {
  readonly email: string;
  readonly password: string;
}

/** E-mail and password into the form that is open. */
export async function enterPassword(page: Page, { email, password }: Account): Promise<void> {
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in on the way to a page of the console, and waits until it is there. */
export async function arriveAt(page: Page, url: string, path: string, account: Account): Promise<void> {
  await page.goto(`${url}/sign-in?back=${encodeURIComponent(path)}`);
  await enterPassword(page, account);
  await page.waitForURL(url + path);
}

/** Ends the session at the browser alone. A console that loses it leads to the sign-in, and would get in one's way. */
export async function dropSession(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
}

/** What a copy box holds. */
export const copyBox = (page: Page, label: string): Promise<string> =>
  page.getByRole('textbox', { name: label, exact: true }).inputValue();
