import { at, parsePointer } from '../../../shared/formats/mapping/pointer.ts';
import { when } from '../../../shared/formats/reading/when.ts';
import type { RestSettings } from '../../../shared/wire/http/connector-settings.ts';
import { PullFault } from '../fault.ts';
import type { Answered } from '../http.ts';
import { authorizationOf } from './credentials.ts';
import { type Kind, numberIn, type Page, type Position, textAt, type Visit } from './kind.ts';

/** Services show records a little late, and not in order. */
const OVERLAP_S = 60;
/** Stands in headers for the secret. */
export const SECRET = '{secret}';

/** Any service that answers lists in JSON. Settings say where records, their times and the next page stand. */
export const rest: Kind<RestSettings> = {
  format: ({ format, mapping }) => (mapping === undefined ? (format ?? 'auto') : 'generic'),
  pages,
};

async function* pages(visit: Visit<RestSettings>): AsyncGenerator<Page, void, void> {
  const { settings, http, position } = visit;
  let since = numberIn(position, 'since') ?? startOf(settings);
  let max = numberIn(position, 'max') ?? since ?? 0;
  let next: Position | undefined = isGoingOn(position) ? position : undefined;
  for (;;) {
    const url = addressOf(settings, since, next);
    const answer = await http.json({ url: url.href, headers: headersOf(visit, url) });
    const values = itemsIn(answer.body, settings);
    for (const value of values) max = Math.max(max, timeOf(value, settings) ?? max);
    next = nextOf(settings, answer, values.length, url, next);
    if (next === undefined && settings.since !== undefined && max > 0) {
      const overlapMs = (settings.since.overlap_s ?? OVERLAP_S) * 1_000;
      since = Math.max(since ?? 0, max - overlapMs);
    }
    const known = since === undefined ? {} : { since };
    yield {
      values,
      position: next === undefined ? known : { ...known, max, ...next },
      said: saying(since, next),
    };
    if (next === undefined) return;
  }
}

const isGoingOn = (position: Position): boolean =>
  ['url', 'cursor', 'page'].some((key) => position[key] !== undefined);

const startOf = ({ since }: RestSettings): number | undefined =>
  since?.start === undefined ? undefined : when(since.start);

const timeOf = (value: unknown, { since }: RestSettings): number | undefined =>
  since === undefined ? undefined : when(at(parsePointer(since.pointer), value));

function addressOf(settings: RestSettings, since: number | undefined, next: Position | undefined): URL {
  const link = next && textAt(next, 'url');
  if (link !== undefined) return new URL(link);
  const url = new URL(settings.url);
  if (settings.since !== undefined && since !== undefined) {
    url.searchParams.set(settings.since.param, spelled(since, settings.since.format ?? 'iso'));
  }
  const { paging } = settings;
  if (paging?.kind === 'cursor' && next !== undefined)
    url.searchParams.set(paging.param, textAt(next, 'cursor')!);
  if (paging?.kind === 'page') {
    url.searchParams.set(paging.param, String((next && numberIn(next, 'page')) ?? paging.first ?? 1));
  }
  return url;
}

function spelled(ms: number, format: 'iso' | 'seconds' | 'milliseconds'): string {
  if (format === 'iso') return new Date(ms).toISOString();
  return String(format === 'seconds' ? Math.floor(ms / 1_000) : ms);
}

/** The secret goes to the host it was given for and to no other. */
function headersOf({ settings, secret }: Visit<RestSettings>, url: URL): Record<string, string> {
  if (url.origin !== new URL(settings.url).origin) {
    throw new PullFault(`the service leads to ${url.host} for the next page; enter that address instead`);
  }
  const written = Object.entries(settings.headers ?? {});
  const headers = Object.fromEntries(
    written.map(([name, value]) => [name.toLowerCase(), value.replaceAll(SECRET, secret)]),
  );
  const isPlaced = written.some(([, value]) => value.includes(SECRET));
  return isPlaced ? headers : { ...authorizationOf(settings.username, secret), ...headers };
}

function itemsIn(body: unknown, { items = '' }: RestSettings): readonly unknown[] {
  const found = at(parsePointer(items), body);
  if (Array.isArray(found)) return found;
  if (found === undefined && items !== '') {
    throw new PullFault(`the answer has nothing at ${items}; correct where the records stand`);
  }
  return found === undefined ? [] : [found];
}

function nextOf(
  { paging = { kind: 'none' } }: RestSettings,
  { body, headers }: Answered,
  count: number,
  url: URL,
  before: Position | undefined,
): Position | undefined {
  if (paging.kind === 'page') {
    return count === 0
      ? undefined
      : { page: ((before && numberIn(before, 'page')) ?? paging.first ?? 1) + 1 };
  }
  if (paging.kind === 'cursor') {
    const cursor = at(parsePointer(paging.pointer), body);
    const isOne = (typeof cursor === 'string' || typeof cursor === 'number') && cursor !== '';
    return isOne && count > 0 ? { cursor: String(cursor) } : undefined;
  }
  if (paging.kind === 'none') return undefined;
  const link = paging.pointer === undefined ? linkOf(headers.link) : at(parsePointer(paging.pointer), body);
  return typeof link === 'string' && URL.canParse(link, url.href)
    ? { url: new URL(link, url).href }
    : undefined;
}

/** RFC 8288: `<https://…>; rel="next"`. */
function linkOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  const part = text.split(/,(?=\s*<)/).find((each) => /;\s*rel="?next"?/i.test(each));
  return /<([^>]{1,2000})>/.exec(part ?? '')?.[1];
}

const saying = (since: number | undefined, next: Position | undefined): string => {
  const from =
    since === undefined || since === 0 ? 'the whole list' : `records since ${new Date(since).toISOString()}`;
  return next === undefined ? from : `${from}, next page`;
};
