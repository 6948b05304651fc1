import type { Incident } from '../../shared/wire/http/incidents.ts';
import { get } from '../api.ts';
import type { Book } from '../incidents/book.ts';
import type { DoneRow } from './act.ts';

/** News of what was done comes within a fraction of that; a page without its connection to `/ops` asks. */
const NEWS_MS = 1_500;
/** More rows than a screen shows are read with their list. */
const MOST_ASKED = 60;

/** Sees to it that the book has heard of what was done: at once, or if no news of it has come. */
export function freshen(book: Book, rows: readonly DoneRow[], atOnce = false): void {
  const isBehind = ({ target, version }: DoneRow) => (book.get(target.id)?.version ?? version) < version;
  const ask = async () => {
    for (const { target } of rows.filter(isBehind).slice(0, MOST_ASKED)) {
      const path = `/api/v1/incidents/${encodeURIComponent(target.id)}`;
      // What cannot be read now comes with the next news or list.
      const incident = await get<Incident>(path).catch(() => null);
      if (incident) book.put([incident]);
    }
  };
  setTimeout(() => void ask(), atOnce ? 0 : NEWS_MS);
}
