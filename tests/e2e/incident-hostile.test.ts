import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { openBrowser } from '../support/browser.ts';
import { newIncidents } from '../support/caseload.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { openAs } from '../support/page.ts';

let house: Installation;
let browser: Browser;
let acme: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  acme = await house.operator.newCustomer('acme', { name: 'Acme Works' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** What has been used against pages that show what strangers wrote; each would leave its mark in `window.pwned`. */
const HOSTILE = [
  '<script>window.pwned=1</script>',
  '<img src=x onerror="window.pwned=2">',
  '<svg onload=window.pwned=3><svg/onload=window.pwned=3>',
  '<iframe srcdoc="<script>parent.pwned=4</script>"></iframe>',
  '<details open ontoggle=window.pwned=5>x</details>',
  '"><b onmouseover=window.pwned=6>hover</b>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=7&gt;">',
  '<form action=https://evil.example><input name=a autofocus onfocus=window.pwned=8></form>',
  '<a href="javascript:window.pwned=9">a</a>',
  '<style>@import url(https://evil.example/x.css);body{display:none}</style>',
  '<noscript><p title="</noscript><img src=x onerror=window.pwned=10>">',
  '\u0000<img src=x onerror=window.pwned=11>',
];
const readable = HOSTILE.filter((text) => !text.includes('\u0000'));

const MARKDOWN = [
  '[a](javascript:window.pwned=20)',
  '[b](  JaVaScRiPt:window.pwned=21 "t")',
  '[c](data:text/html,<script>window.pwned=22</script>)',
  '[d](vbscript:window.pwned=23)',
  '[e](//evil.example/x)',
  '[f](/api/v1/me)',
  '![g](https://evil.example/beacon.png)',
  '![h](x" onerror="window.pwned=24)',
  '[i]: javascript:window.pwned=25\n[i]',
  '<https://evil.example/auto>',
  'https://evil.example/bare',
  '[j](https://good.example/x"onmouseover="window.pwned=26)',
  '@[<img src=x onerror=window.pwned=27>](user)',
  '[k](&#106;avascript:window.pwned=28)',
  '`</code><script>window.pwned=29</script>`',
  '```"><script>window.pwned=30</script>\nx\n```',
  '| <img src=x onerror=window.pwned=31> |\n|---|\n| x |',
];

const open = async (incident: Incident) => {
  const opened = await openAs(browser, `${house.url}/t/acme/incidents/${incident.id}`, house.operator);
  await opened.page.locator('.incident-title').waitFor();
  return opened;
};
const pwned = (page: Page) => page.evaluate('window.pwned');
const count = (page: Page, selector: string) => page.locator(`.incident-view :is(${selector})`).count();
/** What no text of anybody's may become. */
const FOREIGN =
  'script, img, iframe, object, embed, style, link, form:not(.composer), svg:not(.icon, .severity-mark)';
const handlers = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.incident-view *')].flatMap((element) =>
    [...element.attributes].map(({ name }) => name).filter((name) => /^on/i.test(name)))`);

async function isInert(page: Page, requested: readonly string[], faults: readonly string[]) {
  expect(await pwned(page)).toBeUndefined();
  expect(await count(page, FOREIGN)).toBe(0);
  expect(await handlers(page)).toEqual([]);
  expect(requested.filter((url) => !url.startsWith(house.url))).toEqual([]);
  expect(faults).toEqual([]);
}

test('what a source says is text wherever it stands, and its record is shown word for word', async () => {
  const words = readable.join(' ');
  const [incident] = await newIncidents(house, acme, 1, {
    title: readable[0],
    description: words,
    impact: words,
    recommendation: words,
    category: readable[1],
    tags: [readable[1]!.slice(0, 60)],
    assets: [readable[3]],
    source_status: readable[2],
    indicators: [
      { type: 'filename', value: readable[1] },
      { type: 'other', value: readable[4] },
    ],
  });
  const { page, requested, faults, close } = await open(incident!);
  expect(await page.locator('.incident-title').textContent()).toBe(readable[0]);
  expect(await page.locator('.source-text').first().textContent()).toBe(words);
  await page.getByText('Raw record', { exact: true }).click();
  await page.locator('.payload-line').first().waitFor();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  const shown = await page.locator('.payload').textContent();
  // As JSON spells it, and as nothing else.
  expect(shown).toContain(JSON.stringify(words).slice(1, -1));
  await page.getByLabel('Search in the record').fill('ONERROR');
  await page.locator('.payload-line.current mark').first().waitFor();
  expect(await page.locator('a[href^="javascript" i]').count()).toBe(0);
  await isInert(page, requested, faults);
  await close();
});

test('what people write is Markdown, and nothing of it runs, loads or leads astray', async () => {
  const [incident] = await newIncidents(house, acme);
  for (const body of [...readable, ...MARKDOWN, `${'> '.repeat(4_000)}deep`]) {
    await house.operator.post(`/api/v1/incidents/${incident!.id}/notes`, { body });
  }
  await house.operator.post(`/api/v1/incidents/${incident!.id}/notes`, {
    body: '**bold** [good](https://good.example/a?b=c)\n\n- [x] done',
  });
  const { page, requested, faults, close } = await open(incident!);
  await page.locator('.note-text strong', { hasText: 'bold' }).waitFor();
  // Under the pointer as well.
  for (const element of await page.locator('.note-text').all()) await element.hover({ force: true });
  await isInert(page, requested, faults);
  const links = (await page.evaluate(`[...document.querySelectorAll('.note-text a')].map((link) =>
    [link.getAttribute('href'), link.rel, link.target])`)) as string[][];
  expect(links.map(([href]) => href).filter((href) => !/^https:\/\/good\.example\//.test(href!))).toEqual([]);
  expect(links.length).toBeGreaterThan(0);
  expect(new Set(links.map(([, ...rest]) => rest.join()))).toEqual(new Set(['noreferrer nofollow,_blank']));
  expect(await page.getByText('https://evil.example/bare', { exact: true }).count()).toBeGreaterThan(0);
  await close();
}, 180_000);

test('a record of megabytes is cut with words, and copied and kept whole', async () => {
  const [incident] = await newIncidents(house, acme, 1, { description: 'x', blob: 'y'.repeat(2_000_000) });
  const { page, faults, close } = await open(incident!);
  await page.getByText('Raw record', { exact: true }).click();
  await page.getByText(/^The first 500,000 of 2,\d{3},\d{3} characters/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${incident!.number}-record.txt`);
  expect(faults).toEqual([]);
  await close();
});
