import type { TaxiiSettings } from '../../../shared/wire/http/connector-settings.ts';
import { PullFault } from '../fault.ts';
import type { Answered } from '../http.ts';
import { authorizationOf } from './credentials.ts';
import { isObject } from './json.ts';
import { type Kind, type Page, type Position, textAt, type Visit } from './kind.ts';

const MEDIA_TYPE = 'application/taxii+json;version=2.1';
/** Asked for; servers have limits of their own. */
const OBJECTS_A_PAGE = 500;
/** A server that does not say when its last object was added is asked again from a little before the question. */
const OVERLAP_MS = 60_000;

/**
 * Objects of a collection of TAXII 2.1 (OASIS, section 5.4): `added_after` moves to X-TAXII-Date-Added-Last, and
 * within one reading `next` leads on. A `next` that the server has forgotten begins again at `added_after`.
 */
export const taxii: Kind<TaxiiSettings> = { format: () => 'stix', pages };

async function* pages(visit: Visit<TaxiiSettings>): AsyncGenerator<Page, void, void> {
  let { position } = visit;
  for (;;) {
    const answer = await ask(visit, position);
    const { body, headers } = answer;
    if (!isObject(body)) throw new PullFault('the collection answered no TAXII envelope; check the API root');
    const objects = Array.isArray(body.objects) ? body.objects : [];
    const said = headers['x-taxii-date-added-last'];
    // The last page may be empty and say nothing; then what the one before said stands.
    const last = typeof said === 'string' ? said : textAt(position, 'last');
    const next = body.more === true && typeof body.next === 'string' ? body.next : undefined;
    const isMore = body.more === true && objects.length > 0 && (next ?? said) !== undefined;
    position =
      next === undefined ? begin(visit, position, last, objects.length > 0) : { ...position, next, last };
    const values = objects.length === 0 ? [] : [{ type: 'bundle', id: 'bundle--of-a-collection', objects }];
    yield { values, position, said: saying(position) };
    if (!isMore) return;
  }
}

/** Where the next reading begins. */
function begin(
  visit: Visit<TaxiiSettings>,
  position: Position,
  last: string | undefined,
  isNew: boolean,
): Position {
  if (last !== undefined) return { added_after: last };
  if (isNew) return { added_after: new Date(visit.now - OVERLAP_MS).toISOString() };
  return { added_after: textAt(position, 'added_after') ?? visit.settings.start };
}

const saying = (position: Position): string => {
  const after = textAt(position, 'added_after') ?? 'the beginning';
  return `objects added after ${after}${textAt(position, 'next') === undefined ? '' : ', next page'}`;
};

async function ask(visit: Visit<TaxiiSettings>, position: Position): Promise<Answered> {
  const { settings, secret, http } = visit;
  const next = textAt(position, 'next');
  const url = new URL(
    `${settings.url.replace(/\/*$/, '')}/collections/${encodeURIComponent(settings.collection)}/objects/`,
  );
  const after = textAt(position, 'added_after') ?? settings.start;
  if (after !== undefined) url.searchParams.set('added_after', after);
  if (next !== undefined) url.searchParams.set('next', next);
  url.searchParams.set('limit', String(OBJECTS_A_PAGE));
  const headers = { accept: MEDIA_TYPE, ...authorizationOf(settings.username, secret) };
  try {
    return await http.json({ url: url.href, headers });
  } catch (error) {
    const isForgotten = error instanceof PullFault && [400, 404, 410, 422].includes(error.status ?? 0);
    if (next === undefined || !isForgotten) throw error;
    const { next: _, ...rest } = position;
    return ask(visit, rest);
  }
}
