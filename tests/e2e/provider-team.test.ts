import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Team } from '../../shared/wire/http/people.ts';
import { openBrowser } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';
import { openAs } from '../support/page.ts';
import { newPerson, type Person } from '../support/person.ts';
import { until } from '../support/until.ts';

let house: Installation;
let browser: Browser;
let page: Page;
let analyst: Person;
let close: () => Promise<void>;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  await house.operator.newCustomer('acme');
  await house.operator.newCustomer('borealis');
  analyst = await newPerson(house, { provider: 'mssp_analyst' });
  ({ page, close } = await openAs(browser, `${house.url}/mssp/team`, house.operator));
});
afterAll(async () => {
  await close?.();
  await browser?.close();
  await house?.close();
});

const sheet = () => page.getByRole('dialog');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const toast = (text: string | RegExp) => page.getByRole('status').getByText(text);
const team = () => house.operator.get<Team>('/api/v1/team');
const row = (name: string | RegExp) => page.getByRole('region', { name: 'Team' }).getByRole('row', { name });

test('an invitation names role and customers, shows its link once, and is withdrawn', async () => {
  await press('Invite');
  await sheet().getByLabel('E-mail').fill('nobody');
  await sheet().getByRole('button', { name: 'Invite' }).click();
  await sheet().getByText('Enter an e-mail address').waitFor();
  await sheet().getByLabel('E-mail').fill('grace@example.test');
  await sheet().getByLabel('Find a customer').fill('bor');
  await sheet()
    .getByRole('checkbox', { name: /borealis/ })
    .check();
  await sheet().getByRole('button', { name: 'Invite' }).click();
  const link = await sheet().getByLabel('Invitation link').inputValue();
  expect(link).toMatch(new RegExp(`^${house.url}/invite\\?token=`));
  await sheet().getByText('hand the link over yourself').waitFor();
  await press('Done');
  expect((await team()).invitations).toMatchObject([{ email: 'grace@example.test', role: 'mssp_analyst' }]);

  await page.getByRole('button', { name: /Withdraw/ }).click();
  await page.getByRole('button', { name: 'Withdraw invitation' }).click();
  await toast('The invitation of grace@example.test is withdrawn.').waitFor();
  expect((await team()).invitations).toEqual([]);
});

test('an analyst is assigned a customer, and the assignment is undone', async () => {
  const assigned = async () =>
    (await team()).items.find(({ user_id }) => user_id === analyst.userId)!.tenants.map(({ slug }) => slug);
  await row(analyst.email).getByRole('button').click();
  await sheet().getByRole('checkbox', { name: /acme/ }).check();
  await press('Save');
  await row(/acme/).waitFor();
  expect(await assigned()).toEqual(['acme']);
  await press('Undo');
  await row(/Nothing yet/).waitFor();
  expect(await assigned()).toEqual([]);
});

test('someone deactivated is out at once, and comes in again', async () => {
  await row(analyst.email).getByRole('button').click();
  await sheet().getByText('Every session of theirs ends at once').waitFor();
  await press('Deactivate');
  await toast(/is deactivated/).waitFor();
  await row(/Deactivated/).waitFor();
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(401);
  await row(analyst.email).getByRole('button').click();
  await press('Activate again');
  await toast(/is active again/).waitFor();
  await analyst.signIn(analyst);
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(200);
});

test('someone who lost a laptop is signed out everywhere, and stays on the team', async () => {
  await row(analyst.email).getByRole('button').click();
  await press('Sign out everywhere');
  await toast(/is signed out everywhere\./).waitFor();
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(401);
  await page.keyboard.press('Escape');
  await row(analyst.email).getByText('Active').waitFor();
  await analyst.signIn(analyst);
});

test('the last admin stays one, and the form says why', async () => {
  await row(/\(you\)/)
    .getByRole('button')
    .click();
  expect(await sheet().getByRole('button', { name: 'Deactivate' }).isDisabled()).toBe(true);
  await sheet().getByRole('radio', { name: 'MSSP Analyst' }).check();
  await press('Save');
  await sheet().getByText('This is the last active MSSP Admin').waitFor();
  await page.keyboard.press('Escape');
  await press('Discard changes');
});

test('the audit log tells of it in sentences, with what changed, and as a file', async () => {
  await page.goto(`${house.url}/mssp/audit?action=team.assigned&tenant=acme`);
  const entries = page.getByTestId('audit-row');
  await until('two entries', async () => (await entries.count()) === 2);
  const name = `Person ${analyst.userId.slice(0, 8)}`;
  const texts = (await entries.allTextContents()).map((text) => text.replace(/\s+/g, ' '));
  expect(texts[0]).toContain(`admin (MSSP Admin) withdrew ${name} from acme`);
  expect(texts[1]).toContain(`admin (MSSP Admin) assigned ${name} to acme`);
  await page.getByText(/more hidden by your filters/).waitFor();
  await entries.first().getByRole('button').click();
  await page.getByRole('row', { name: 'assigned true false', exact: true }).waitFor();
  await page
    .getByText(/^127\.0\.0\.1$/)
    .first()
    .waitFor();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await text(await (await download).createReadStream());
  expect(file.match(/team\.assigned/g)).toHaveLength(2);
  expect(file).not.toContain('tenant.created');
});
