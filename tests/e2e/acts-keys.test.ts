import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { look } from '../support/caseload.ts';
import { type Crew, openCrew } from '../support/crew.ts';
import { dialog, openQueue, point, rowOf, said, says } from '../support/desk.ts';
import { until } from '../support/until.ts';

let crew: Crew;
beforeAll(async () => {
  crew = await openCrew();
});
afterAll(() => crew?.close());

const hasFocus = (page: Page, incident: Incident) =>
  until('the focus is back on the row', () =>
    rowOf(page, incident).evaluate((row) => row.matches(':focus, :focus-within')),
  );

const dialogs = [
  ['c', /^Close /],
  ['i', /^Assign /],
  ['e', /^Escalate /],
  ['s', /^Severity of /],
  ['t', /^Tags of /],
  ['z', /^Snooze /],
  ['d', /^Merge /],
  ['n', /^Note on /],
] as const;

test.each(['dark', 'light'] as const)(
  'in %s, each key opens its dialog, Escape leads back to the row, and axe finds nothing',
  async (theme) => {
    const [incident] = (await crew.fresh(2)) as [Incident];
    const { page, faults, close } = await openQueue(crew.browser, crew.ada, [incident], theme);
    await point(page, incident);
    for (const [key, title] of dialogs) {
      await page.keyboard.press(key);
      await dialog(page).getByRole('heading', { name: title }).waitFor();
      await until('what it asks the server for is there', async () => {
        return (await dialog(page).locator('.skeleton').count()) === 0;
      });
      expect(await seriousFaults(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await until('it is closed', async () => (await dialog(page).count()) === 0);
      await hasFocus(page, incident);
    }
    expect(faults).toEqual([]);
    await close();
  },
);

test('an incident is worked on from open to closed without a pointer', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, faults, close } = await openQueue(crew.browser, crew.ada, [incident]);
  const now = () => look(crew.ada, incident);
  await point(page, incident);
  // A sequence that leads nowhere is none of the keys it is made of.
  await page.keyboard.press('g');
  await page.keyboard.press('z');
  await page.keyboard.press('a');
  await says(page, incident, /In progress/);
  expect(await dialog(page).count()).toBe(0);
  await page.keyboard.press('i');
  await dialog(page).getByRole('combobox').waitFor();
  await page.keyboard.type('me');
  await page.keyboard.press('Enter');
  await until('it is assigned', async () => (await now()).assignee_id === crew.ada.userId);

  await page.keyboard.press('t');
  await dialog(page).getByLabel('Add a tag').waitFor();
  await page.keyboard.type('phish,vip');
  await page.keyboard.press('Enter');
  await until('it is tagged', async () => (await now()).tags.join() === 'phish,vip');

  await page.keyboard.press('e');
  await dialog(page).getByLabel('Why').waitFor();
  await page.keyboard.type('it spreads');
  await page.keyboard.press('Control+Enter');
  await until('it is escalated', async () => (await now()).escalated?.reason === 'it spreads');

  await page.keyboard.press('c');
  await dialog(page).getByText('Resolution').waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Choose how it ended').waitFor();
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Say why it is a false positive').waitFor();
  await page.keyboard.press('1');
  await dialog(page)
    .getByRole('radio', { name: /True positive/ })
    .focus();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await until('it is closed', async () => (await now()).resolution === 'true_positive');
  await page.keyboard.press('a');
  await said(page, /Already acknowledged\./);
  await page.keyboard.press('o');
  await until('it is open again', async () => (await now()).status === 'open');
  expect(faults).toEqual([]);
  await close();
});

test('what is typed is there again after an Escape by mistake', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  await point(page, incident);
  await page.keyboard.press('n');
  const note = dialog(page).getByLabel('Note');
  await note.fill('half a sent');
  await page.keyboard.press('Escape');
  await until('it is closed', async () => (await dialog(page).count()) === 0);
  await page.reload();
  await point(page, incident);
  await page.keyboard.press('n');
  await note.waitFor();
  expect(await note.inputValue()).toBe('half a sent');
  await note.fill('half a sentence');
  await page.keyboard.press('Control+Enter');
  await said(page, /noted/);
  await page.keyboard.press('n');
  await note.waitFor();
  expect(await note.inputValue()).toBe('');
  await close();
});

test('a duplicate is merged into the incident that is found by its number', async () => {
  const [one, two] = (await crew.fresh(2)) as [Incident, Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [one, two]);
  await point(page, one);
  await page.keyboard.press('d');
  await dialog(page).getByRole('option').first().waitFor();
  await page.keyboard.type(two.number);
  await page.keyboard.press('Enter');
  await dialog(page).locator('.suggest-chosen').getByText(two.number).waitFor();
  await dialog(page).getByRole('button', { name: 'Merge and close' }).press('Enter');
  await until('it is merged', async () => (await look(crew.ada, one)).duplicate_of === two.number);
  expect(await look(crew.ada, one)).toMatchObject({ status: 'closed', resolution: 'duplicate' });
  await close();
});

test('snoozing says until when, and takes it out of the queue', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  await point(page, incident);
  await page.keyboard.press('z');
  await dialog(page)
    .getByText(/^Comes back on /)
    .waitFor();
  await page.keyboard.press('3');
  const words = await dialog(page)
    .getByText(/^Comes back on /)
    .textContent();
  expect(words).toMatch(/ 09:00:00 /);
  await page.keyboard.press('Enter');
  const until_ = await until(
    'it is snoozed',
    async () => (await look(crew.ada, incident)).snoozed_until ?? false,
  );
  expect(new Date(until_).getTime()).toBeGreaterThan(Date.now());
  await close();
});
