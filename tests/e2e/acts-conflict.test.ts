import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Note } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { seriousFaults } from '../support/axe.ts';
import { change, look } from '../support/caseload.ts';
import { type Crew, openCrew } from '../support/crew.ts';
import { dialog, openQueue, point, said, says } from '../support/desk.ts';
import { until } from '../support/until.ts';

let crew: Crew;
beforeAll(async () => {
  crew = await openCrew();
});
afterAll(() => crew?.close());

const fresh = async (): Promise<Incident> => (await crew.fresh())[0]!;
const notes = async ({ id }: Incident) =>
  (await crew.ada.get<{ items: Note[] }>(`/api/v1/incidents/${id}/notes`)).items.map(({ body }) => body);

/** Ada writes why it is a false positive while Bob closes it as benign. */
async function collide() {
  const incident = await fresh();
  const opened = await openQueue(crew.browser, crew.ada, [incident]);
  const { page } = opened;
  await point(page, incident);
  await page.keyboard.press('c');
  await dialog(page).getByText('Resolution').waitFor();
  await page.keyboard.press('3');
  await dialog(page).getByLabel('Why it is a false positive').fill('Long and *hard* to write again');
  await change(crew.bob, incident, { status: 'closed', resolution: 'benign' });
  await says(page, incident, /Closed/);
  await page.keyboard.press('Control+Enter');
  await dialog(page).getByText('was changed meanwhile').waitFor();
  return { incident, ...opened };
}

test('a conflict is told in words, with all that was written, and can be applied anyway', async () => {
  const { incident, page, faults, close } = await collide();
  const text = await dialog(page).textContent();
  expect(text).toMatch(/Person \w+ set it to Closed, resolution to benign .*\d+ s ago\./);
  expect(text).toContain('Long and *hard* to write again');
  expect(text).toContain('False positive');
  expect(await seriousFaults(page)).toEqual([]);
  expect(await look(crew.ada, incident)).toMatchObject({ resolution: 'benign', version: 2 });

  await page.keyboard.press('Enter');
  await until(
    'it is done anyway',
    async () => (await look(crew.ada, incident)).resolution === 'false_positive',
  );
  expect(await notes(incident)).toEqual(['Long and *hard* to write again']);
  await said(page, /closed as false positive/);
  expect(await dialog(page).count()).toBe(0);
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await close();
});

test('it can be edited first, with what was chosen and written', async () => {
  const { incident, page, close } = await collide();
  await dialog(page).getByRole('button', { name: 'Edit' }).click();
  const note = dialog(page)
    .getByLabel('Note', { exact: false })
    .or(dialog(page).getByLabel(/Why it is/));
  await note.first().waitFor();
  expect(
    await dialog(page)
      .getByRole('radio', { name: /False positive/ })
      .isChecked(),
  ).toBe(true);
  expect(await note.first().inputValue()).toBe('Long and *hard* to write again');
  await dialog(page)
    .getByRole('radio', { name: /True positive/ })
    .check();
  await page.keyboard.press('Enter');
  await until('it is done', async () => (await look(crew.ada, incident)).resolution === 'true_positive');
  expect(await notes(incident)).toEqual(['Long and *hard* to write again']);
  await close();
});

test('put off, it waits in the header, also over a reload; discarded, it is gone', async () => {
  const { incident, page, close } = await collide();
  await page.keyboard.press('Escape');
  await page.reload();
  const chip = page.getByRole('button', { name: '1 change needs your decision' });
  await chip.click();
  await page.getByRole('button', { name: 'Decide' }).click();
  await dialog(page).getByText('Long and *hard* to write again').waitFor();
  await dialog(page).getByRole('button', { name: 'Discard' }).click();
  await until('the header says nothing', async () => (await chip.count()) === 0);
  expect(await look(crew.ada, incident)).toMatchObject({ resolution: 'benign', version: 2 });
  expect(await notes(incident)).toEqual([]);
  await close();
});

test('one’s own acts in quick succession are no conflict', async () => {
  const incident = await fresh();
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  await point(page, incident);
  await page.keyboard.press('a');
  await page.keyboard.press('m');
  await page.keyboard.press('s');
  await dialog(page).getByText('Severity of').waitFor();
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await until('all of it is done', async () => (await look(crew.ada, incident)).version === 4);
  expect(await look(crew.ada, incident)).toMatchObject({
    status: 'in_progress',
    severity: 'low',
    assignee_id: crew.ada.userId,
  });
  expect(await dialog(page).count()).toBe(0);
  await close();
});
