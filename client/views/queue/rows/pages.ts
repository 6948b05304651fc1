import type { Incident, IncidentOrder } from '../../../../shared/wire/http/incidents.ts';
import { get } from '../../../api.ts';
import type { Book } from '../../../incidents/book.ts';
import type { Page } from './page-mark.ts';
import type { Listed } from './sequence.ts';

/** As many as one answer may carry: a few screens, so that they come before the reader does. */
export const PAGE_ROWS = 200;

export interface Asked {
  readonly query: string;
  readonly order?: IncidentOrder;
  readonly cursor?: string | null;
  readonly signal?: AbortSignal;
}

export const readPage = ({ query, order = 'newest', cursor = null, signal }: Asked): Promise<Page> => {
  const search = new URLSearchParams(query);
  search.set('counted', 'false');
  search.set('limit', String(PAGE_ROWS));
  if (order !== 'newest') search.set('order', order);
  if (cursor !== null) search.set('cursor', cursor);
  return get<Page>(`/api/v1/incidents?${search}`, signal);
};

/** Reads page after page, up to that with a row, or to where it would be if it were still there. */
export async function readUntil(
  asked: Asked & { readonly order: IncidentOrder },
  row: Listed,
  take: (items: readonly Incident[]) => Promise<void>,
): Promise<void> {
  const isPast = ({ detected_at }: Incident) =>
    asked.order === 'newest' ? Date.parse(detected_at) < row.at : Date.parse(detected_at) > row.at;
  for (let cursor = asked.cursor ?? null; ; ) {
    const { items, next_cursor } = await readPage({ ...asked, cursor });
    await take(items);
    if (next_cursor === null || items.some(({ id }) => id === row.key) || items.some(isPast)) return;
    cursor = next_cursor;
  }
}

/** Rows of one step of what is filled in: those in sight take shape with it, and as many do so within one frame. */
const STEP_ROWS = 10;

/** Puts what was forgotten back, in steps: whatever the reader does meanwhile goes in between. */
export async function putInSteps(book: Book, items: readonly Incident[]): Promise<void> {
  for (let from = 0; from < items.length; from += STEP_ROWS) {
    book.put(items.slice(from, from + STEP_ROWS));
    await new Promise((next) => setTimeout(next));
  }
}
