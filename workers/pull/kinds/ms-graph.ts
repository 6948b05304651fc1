import { when } from '../../../shared/formats/reading/when.ts';
import type { GraphSettings } from '../../../shared/wire/http/connector-settings.ts';
import { PullFault } from '../fault.ts';
import type { Answered } from '../http.ts';
import { isObject } from './json.ts';
import { type Kind, numberIn, type Page, type Position, textAt, type Visit } from './kind.ts';

/** The clouds of Microsoft's national operators have others: graph.microsoft.us, login.microsoftonline.us … */
const GRAPH_URL = 'https://graph.microsoft.com';
const LOGIN_URL = 'https://login.microsoftonline.com';
/** The most that Graph gives with alerts expanded. */
const ITEMS_A_PAGE = 50;
/** The first run reads so far back where the settings say nothing. */
const FIRST_LOOK_MS = 7 * 24 * 60 * 60_000;
/** Graph shows changes a little late, and not in order. */
const OVERLAP_MS = 2 * 60_000;

/**
 * Incidents with their alerts, or alerts alone (alerts_v2), changed since the last run, by client credentials.
 * https://learn.microsoft.com/graph/api/security-list-incidents
 */
export const msGraph: Kind<GraphSettings> = { format: () => 'ms-graph', pages };

async function* pages(visit: Visit<GraphSettings>): AsyncGenerator<Page, void, void> {
  const read = reading(visit);
  let since = numberIn(visit.position, 'since') ?? startOf(visit);
  let max = numberIn(visit.position, 'max') ?? since;
  let next = textAt(visit.position, 'next');
  for (;;) {
    const { body } = await pageAt(read, visit.settings, since, next);
    if (!isObject(body) || !Array.isArray(body.value)) {
      throw new PullFault('Microsoft Graph answered no list; check the resource');
    }
    for (const item of body.value) max = Math.max(max, changedAt(item) ?? max);
    next = typeof body['@odata.nextLink'] === 'string' ? body['@odata.nextLink'] : undefined;
    if (next === undefined) since = Math.max(since, max - OVERLAP_MS);
    const position: Position = next === undefined ? { since } : { since, max, next };
    const said = `changes since ${new Date(since).toISOString()}${next === undefined ? '' : ', next page'}`;
    yield { values: body.value, position, said };
    if (next === undefined) return;
  }
}

const startOf = ({ settings, now }: Visit<GraphSettings>): number =>
  (settings.start === undefined ? undefined : when(settings.start)) ?? now - FIRST_LOOK_MS;

const changedAt = (item: unknown): number | undefined =>
  isObject(item) ? when(item.lastUpdateDateTime) : undefined;

function firstPage({ graph_url = GRAPH_URL, resource = 'incidents' }: GraphSettings, since: number): string {
  const url = new URL(`/v1.0/security/${resource}`, graph_url);
  url.searchParams.set('$filter', `lastUpdateDateTime ge ${new Date(since).toISOString()}`);
  if (resource === 'incidents') url.searchParams.set('$expand', 'alerts');
  url.searchParams.set('$top', String(ITEMS_A_PAGE));
  return url.href;
}

/** A link that has grown too old begins the reading again. */
async function pageAt(
  read: Read,
  settings: GraphSettings,
  since: number,
  next: string | undefined,
): Promise<Answered> {
  const first = firstPage(settings, since);
  if (next === undefined) return read(first);
  if (!URL.canParse(next) || new URL(next).origin !== new URL(first).origin) {
    throw new PullFault('Microsoft Graph leads to another host for the next page; check graph_url');
  }
  try {
    return await read(next);
  } catch (error) {
    if (error instanceof PullFault && (error.status === 400 || error.status === 410)) return read(first);
    throw error;
  }
}

type Read = (url: string) => Promise<Answered>;

/** Reads with one token for the whole run; one that is refused meanwhile is replaced once. */
function reading(visit: Visit<GraphSettings>): Read {
  let token: Promise<string> | undefined;
  const read = async (url: string): Promise<Answered> => {
    token ??= newToken(visit);
    return visit.http.json({ url, headers: { authorization: `Bearer ${await token}` } });
  };
  return async (url) => {
    try {
      return await read(url);
    } catch (error) {
      if (!(error instanceof PullFault) || error.status !== 401 || token === undefined) throw error;
      token = newToken(visit);
      return read(url);
    }
  };
}

async function newToken({ settings, secret, http }: Visit<GraphSettings>): Promise<string> {
  const { login_url = LOGIN_URL, graph_url = GRAPH_URL, tenant_id, client_id } = settings;
  const { body } = await http.json({
    url: new URL(`/${encodeURIComponent(tenant_id)}/oauth2/v2.0/token`, login_url).href,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id,
      client_secret: secret,
      scope: new URL('/.default', graph_url).href,
    }).toString(),
  });
  const token = isObject(body) ? body.access_token : undefined;
  if (typeof token !== 'string') throw new PullFault('the sign-in answered no token; check login_url');
  return token;
}
