import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Members } from '../../shared/wire/http/people.ts';
import type { Tenant } from '../../shared/wire/http/tenants.ts';
import { seriousFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openPage, type Theme } from '../support/page.ts';
import { newStranger } from '../support/person.ts';
import { arriveAt, dropSession } from '../support/signing.ts';
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

const inSheet = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name });

test('an owner changes a role and takes it back, deactivates and removes', async () => {
  const acme = await house.operator.newCustomer('staff');
  const owner = await newStranger(house, { memberOf: { [acme.id]: 'owner' } });
  const member = await newStranger(house, { memberOf: { [acme.id]: 'viewer' } });
  const name = `Person ${member.userId.slice(0, 8)}`;
  const known = async () => {
    const { items } = await house.operator.get<Members>('/api/v1/tenants/staff/members');
    return items.find((each) => each.user_id === member.userId);
  };
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/t/staff/members', owner);
  const open = () => page.getByRole('button', { name, exact: true }).click();

  await open();
  await page.getByRole('radio', { name: 'Analyst' }).check();
  expect(await seriousFaults(page)).toEqual([]);
  await inSheet(page, 'Save role').click();
  await page.getByText(`${name} is Analyst now.`).waitFor();
  expect((await known())?.role).toBe('analyst');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the role is back', async () => (await known())?.role === 'viewer');

  await open();
  await inSheet(page, 'Deactivate').click();
  await page.getByText(`${name} is deactivated`).waitFor();
  expect((await known())?.deactivated_at).not.toBeNull();

  await open();
  await inSheet(page, 'Remove…').click();
  await page.getByRole('button', { name: 'Remove member' }).click();
  await page.getByText(`${name} is removed from staff.`).waitFor();
  expect(await known()).toBeUndefined();
  await until('the row is gone', async () => (await page.getByRole('cell', { name }).count()) === 0);
  await close();
});

test('an admin cannot change an owner, and an analyst only reads', async () => {
  const acme = await house.operator.newCustomer('order');
  const owner = await newStranger(house, { memberOf: { [acme.id]: 'owner' } });
  const admin = await newStranger(house, { memberOf: { [acme.id]: 'admin' } });
  const analyst = await newStranger(house, { memberOf: { [acme.id]: 'analyst' } });
  const { page, close } = await openPage(browser);
  await arriveAt(page, house.url, '/t/order/members', admin);
  await page.getByRole('button', { name: `Person ${owner.userId.slice(0, 8)}`, exact: true }).click();
  await page.getByText('Only another owner or an MSSP Admin can change that.').waitFor();
  expect(await inSheet(page, 'Remove…').count()).toBe(0);

  await dropSession(page);
  await arriveAt(page, house.url, '/t/order/members', analyst);
  await page.getByRole('cell', { name: owner.email }).waitFor();
  expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Person / }).count()).toBe(0);
  await close();
});

test.each<Theme>(['dark', 'light'])('settings are saved and taken back, in %s', async (theme) => {
  const slug = `look-${theme}`;
  const acme = await house.operator.newCustomer(slug);
  const admin = await newStranger(house, { memberOf: { [acme.id]: 'admin' } });
  const { page, close } = await openPage(browser, theme);
  await arriveAt(page, house.url, `/t/${slug}/settings`, admin);
  const known = () => house.operator.get<Tenant>(`/api/v1/tenants/${slug}`);

  await page.getByLabel('Time zone').fill('Mars/Base');
  await page.getByLabel('Accent', { exact: false }).last().fill('red');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a time zone of the list').waitFor();
  await page.getByText('Six hexadecimal digits').waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByLabel('Time zone').fill('Asia/Tokyo');
  await page.getByLabel('Accent', { exact: false }).last().fill('#ffd400');
  await page.getByText('Accent 1.4 : 1, hard to see').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved.').waitFor();
  expect(await known()).toMatchObject({ time_zone: 'Asia/Tokyo', brand_accent: '#ffd400' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('all is as it was', async () => (await known()).brand_accent === null);
  await close();
});
