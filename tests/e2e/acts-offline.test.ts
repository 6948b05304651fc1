import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Note } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { change, look } from '../support/caseload.ts';
import { type Crew, openCrew } from '../support/crew.ts';
import { dialog, openQueue, point, said, says, waiting } from '../support/desk.ts';
import { until } from '../support/until.ts';

let crew: Crew;
beforeAll(async () => {
  crew = await openCrew();
});
afterAll(() => crew?.close());

const ACTS = '**/api/v1/incidents/**';
const isAct = (route: Route) => route.request().method() !== 'GET';
/** Nothing that is done reaches the server, while the page itself still loads. */
const cut = (page: Page) =>
  page.route(ACTS, (route) => (isAct(route) ? route.abort('internetdisconnected') : route.continue()));
/** What acts are done with comes a moment after the page; who has none of it yet cannot act without a network. */
const goOffline = async (page: Page) => {
  await page.getByTestId('acts-at-hand').waitFor({ state: 'attached' });
  await page.context().setOffline(true);
};
const mend = async (page: Page) => {
  await page.unroute(ACTS);
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
};

test('without a network acts show at once and wait in sight; when it is back they are done in their order', async () => {
  const [one, two] = (await crew.fresh(2)) as [Incident, Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [one, two]);
  await goOffline(page);
  await point(page, one);
  await page.keyboard.press('a');
  await page.keyboard.press('m');
  await point(page, two);
  await page.keyboard.press('a');
  await says(page, one, /In progress/);
  await says(page, two, /In progress/);
  await waiting(page).getByText('3 changes wait for the connection').waitFor();
  expect(await look(crew.ada, one)).toMatchObject({ status: 'open', version: 1 });

  await page.context().setOffline(false);
  await until('all is done', async () => (await look(crew.ada, two)).status === 'in_progress');
  expect(await look(crew.ada, one)).toMatchObject({
    version: 3,
    status: 'in_progress',
    assignee_id: crew.ada.userId,
  });
  await until('nothing waits', async () => (await waiting(page).count()) === 0);
  await says(page, one, /In progress/);
  await close();
});

test('what waits outlives a reload, and can be dropped', async () => {
  const [one, two] = (await crew.fresh(2)) as [Incident, Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [one, two]);
  await cut(page);
  for (const incident of [one, two]) {
    await point(page, incident);
    await page.keyboard.press('a');
  }
  await waiting(page).getByText('2 changes wait').waitFor();
  await page.reload();
  await waiting(page).getByText('2 changes wait').waitFor();
  await says(page, one, /In progress/);
  await waiting(page).click();
  const line = page.locator('.waiting-row').filter({ hasText: two.number });
  await until('it can be dropped', async () => {
    if ((await line.count()) > 0)
      await line
        .getByRole('button', { name: 'Drop' })
        .click({ timeout: 500 })
        .catch(() => {});
    return (await line.count()) === 0;
  });
  await says(page, two, /Open/);
  await mend(page);
  await until('the other is done', async () => (await look(crew.ada, one)).status === 'in_progress');
  expect(await look(crew.ada, two)).toMatchObject({ status: 'open', version: 1 });
  await close();
});

test('an act whose answer was lost is not done twice', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  let lost = 0;
  await page.route(ACTS, async (route) => {
    if (!isAct(route) || lost > 0) return route.continue();
    lost++;
    await route.fetch();
    // In the meantime somebody goes on from there.
    await change(crew.bob, { ...incident, version: 2 }, { severity: 'low' });
    return route.abort('connectionreset');
  });
  await point(page, incident);
  await page.keyboard.press('s');
  await dialog(page).getByText('Severity of').waitFor();
  await page.keyboard.press('2');
  await dialog(page).getByLabel('Note').fill('once');
  await page.keyboard.press('Control+Enter');
  await said(page, /set to high/);
  expect(await look(crew.ada, incident)).toMatchObject({ severity: 'low', version: 3 });
  const { items } = await crew.ada.get<{ items: Note[] }>(`/api/v1/incidents/${incident.id}/notes`);
  expect(items.map(({ body }) => body)).toEqual(['once']);
  await says(page, incident, /Low/);
  expect(await dialog(page).count()).toBe(0);
  await close();
});

test('what was changed meanwhile is a conflict when the network is back', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  await goOffline(page);
  await point(page, incident);
  await page.keyboard.press('a');
  await waiting(page).getByText('1 change waits').waitFor();
  await change(crew.bob, incident, { severity: 'low' });
  await page.context().setOffline(false);
  await dialog(page).getByText('was changed meanwhile').waitFor();
  expect(await dialog(page).textContent()).toMatch(/set severity to low/);
  expect(await look(crew.ada, incident)).toMatchObject({ status: 'open', version: 2 });
  await close();
});

test('what one person left waiting is not sent as another', async () => {
  const [incident] = (await crew.fresh()) as [Incident];
  const { page, close } = await openQueue(crew.browser, crew.ada, [incident]);
  await cut(page);
  await point(page, incident);
  await page.keyboard.press('a');
  await waiting(page).getByText('1 change waits').waitFor();
  const url = new URL(crew.house.url).origin;
  await page.context().clearCookies();
  for (const pair of crew.bob.cookie.split('; ')) {
    const [name, ...value] = pair.split('=');
    await page.context().addCookies([{ name: name!, value: value.join('='), url }]);
  }
  const reloaded = page.waitForEvent('load');
  await mend(page);
  await reloaded;
  await says(page, incident, /Open/);
  expect(await waiting(page).count()).toBe(0);
  expect(await look(crew.ada, incident)).toMatchObject({ status: 'open', version: 1 });
  await close();
});
