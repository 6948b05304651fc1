import { when } from '../../../shared/formats/reading/when.ts';
import { type CyberxtronSettings, cyberxtronProducts } from '../../../shared/wire/http/connector-settings.ts';
import { PullFault } from '../fault.ts';
import { isObject } from './json.ts';
import { type Kind, numberIn, type Page, type Position, type Visit } from './kind.ts';

const URL_OF_SERVICE = 'https://incidents.cyberxtron.com';
/** The most the service gives. */
const ITEMS_A_PAGE = 100;
const PATHS = {
  darkflash: '/api/v1/darkflash/incidents',
  shadowspot: '/api/v1/shadowspot/findings',
  brandsafe: '/api/v1/brandsafe/incidents',
} as const satisfies Record<(typeof cyberxtronProducts)[number], string>;

/**
 * Incidents of DarkFlash, Shadowspot and BrandSafe (https://docs.cyberxtron.com/api-reference/incidents-api). The
 * service cannot be asked for changes, so a run reads each list whole and takes what changed at or after the latest
 * change of the reading before; a page with fewer records than asked for is the last.
 */
export const cyberxtron: Kind<CyberxtronSettings> = { format: () => 'drp', pages };

async function* pages({
  settings,
  secret,
  position,
  http,
}: Visit<CyberxtronSettings>): AsyncGenerator<Page, void, void> {
  const products = settings.products ?? [...cyberxtronProducts];
  const marks: Record<string, number> = {};
  for (const product of products) marks[product] = numberIn(position, product) ?? 0;
  const headers = { 'xtron-org-key': settings.org_key, 'xtron-org-secret': secret };
  for (const product of products) {
    const mark = marks[product]!;
    const isGoingOn = position.product === product;
    let max = isGoingOn ? (numberIn(position, 'max') ?? mark) : mark;
    for (let page = isGoingOn ? (numberIn(position, 'page') ?? 1) : 1; ; page++) {
      const url = new URL(PATHS[product], settings.url ?? URL_OF_SERVICE);
      url.searchParams.set('page', String(page));
      url.searchParams.set('size', String(ITEMS_A_PAGE));
      const items = itemsOf((await http.json({ url: url.href, headers })).body);
      for (const item of items) max = Math.max(max, changedAt(item) ?? max);
      const isLast = items.length < ITEMS_A_PAGE;
      if (isLast) marks[product] = max;
      const values = items.filter((item) => (changedAt(item) ?? mark) >= mark);
      const going: Position = isLast ? {} : { product, page: page + 1, max };
      yield { values, position: { ...marks, ...going }, said: saying(marks, isLast ? undefined : product) };
      if (isLast) break;
    }
  }
}

function itemsOf(body: unknown): readonly unknown[] {
  const items = isObject(body) ? body.data : undefined;
  if (!Array.isArray(items))
    throw new PullFault('CyberXTron answered no list of incidents; check the address');
  return items;
}

const changedAt = (item: unknown): number | undefined =>
  isObject(item) ? (when(item.updatedDt) ?? when(item.createdDt)) : undefined;

const saying = (marks: Record<string, number>, going: string | undefined): string => {
  const parts = Object.entries(marks).map(
    ([product, mark]) => `${product} since ${mark === 0 ? 'the beginning' : new Date(mark).toISOString()}`,
  );
  return parts.join(', ') + (going === undefined ? '' : `, next page of ${going}`);
};
