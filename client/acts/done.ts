import { createSignal } from 'solid-js';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { get } from '../api.ts';
import type { Book } from '../incidents/book.ts';
import type { DoneRow, WaitingAct } from './act.ts';
import type { DoneAct } from './ahead.ts';

/** Far more acts than anybody does before the pages have heard of them. */
const MOST_ACTS = 200;
/** News of what was done comes within a fraction of that; a page without its connection to `/ops` asks. */
const NEWS_MS = 1_500;
/** More rows than a screen shows are read with their list. */
const MOST_ASKED = 60;

/** What was done and the pages may not have heard of. */
export function createDone(book: Book) {
  const [done, setDone] = createSignal<readonly DoneAct[]>([]);
  const isBehind = ({ target, version }: DoneRow) => (book.get(target.id)?.version ?? version) < version;
  const ask = async (rows: readonly DoneRow[]) => {
    for (const { target } of rows.filter(isBehind).slice(0, MOST_ASKED)) {
      const path = `/api/v1/incidents/${encodeURIComponent(target.id)}`;
      // What cannot be read now comes with the next news or list.
      const incident = await get<Incident>(path).catch(() => null);
      if (incident) book.put([incident]);
    }
  };
  return {
    done,
    add({ key, change, names, at }: WaitingAct, rows: readonly DoneRow[]): void {
      setDone((all) => [...all, { key, change, names, at, rows }].slice(-MOST_ACTS));
      setTimeout(() => void ask(rows), NEWS_MS);
    },
    /** It is not so any more: `rows` are what it was taken back to. */
    takeOut(key: string, rows: readonly DoneRow[]): void {
      setDone((all) => all.filter((act) => act.key !== key));
      void ask(rows);
    },
  };
}
