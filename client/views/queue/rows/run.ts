import { createSignal } from 'solid-js';
import type { IncidentOrder } from '../../../../shared/wire/http/incidents.ts';
import type { Book } from '../../../incidents/book.ts';
import type { Ends } from './ends.ts';
import { Held } from './held.ts';
import type { Mark, Page } from './page-mark.ts';
import { putInSteps, readPage, readUntil } from './pages.ts';
import type { Listed } from './sequence.ts';
import { createTurns } from './turns.ts';
import { unwoven, type Weave } from './weave.ts';

/** Does what changes the rows around the gap, for whoever has to keep still what lies below it. */
type AroundGap = (change: () => void) => void;

/**
 * One run of rows, newest first, read page by page: the list itself, or what one storm holds. It is unbroken but for
 * one gap, where it was read from its end as well and both have not met yet.
 */
export function createRun(book: Book, aroundGap: AroundGap = (change) => change()) {
  const [changes, setChanges] = createSignal(0);
  const [ended, setEnded] = createSignal(false);
  const [readAt, setReadAt] = createSignal<number>();
  let held = new Held(unwoven);
  let query = '';
  let beginning: Promise<void> = Promise.resolve();
  let retry = () => {};
  const filling = new Set<Mark>();
  const { fault, reading, turn } = createTurns();

  const changed = () => setChanges((n) => n + 1);
  const add = (order: IncidentOrder, page: Page, cursor: string | null) => {
    book.put(page.items);
    held.add(order, page, cursor);
    setEnded(held.isAll);
    setReadAt(Date.now());
    changed();
  };
  const readOn = (order: IncidentOrder): Promise<void> => {
    retry = () => void readOn(order);
    return turn(async (signal) => {
      const cursor = held.next(order);
      const page = await readPage({ query, order, cursor, signal });
      return () => aroundGap(() => add(order, page, cursor));
    });
  };

  return {
    /** Counts changes of which rows there are; tracks. */
    changes,
    changed,
    fault,
    /** Whether all of it is there. */
    ended,
    reading,
    /** When rows were last read, this page's clock; undefined before the first. */
    readAt,
    sequence: (): Ends => held.rows,
    query: (): string => query,
    /** Shows another query's rows once the first are there; until then those shown stay. `prepare` runs beside. */
    begin(wanted: string, prepare: () => Promise<Weave> = async () => unwoven): Promise<void> {
      query = wanted;
      retry = () => void readOn('newest');
      beginning = turn(async (signal) => {
        const [page, weave] = await Promise.all([readPage({ query: wanted, signal }), prepare()]);
        return () => {
          held = new Held(weave);
          add('newest', page, null);
        };
      });
      return beginning;
    },
    /** The next page of an end, if there is one and nothing is on its way. What failed waits for `retry`. */
    more(order: IncidentOrder): void {
      if (!reading() && !ended() && !fault() && held.hasRead(order)) void readOn(order);
    },
    /** Reads its last rows, unless they are there: nobody has to wait for all that lies between. */
    async last(): Promise<void> {
      await beginning;
      if (!ended() && held.hasRead('newest') && !held.hasRead('oldest')) await readOn('oldest');
    },
    retry: (): void => retry(),
    isUnread: (at: number): boolean => held.isUnread(at),
    /** Puts rows where they belong. */
    place(rows: readonly Listed[]): void {
      for (const row of rows) held.place(row);
      changed();
    },
    /** Reads again the page of a row that was forgotten, and on as far as what has come since has moved it. */
    async fill(index: number): Promise<void> {
      const page = held.pageOf(index);
      const [key, at] = [held.rows.at(index), held.rows.instantAt(index)];
      if (!page || key === undefined || at === undefined || filling.has(page.mark)) return;
      filling.add(page.mark);
      await readUntil({ query, order: page.order, cursor: page.mark.cursor }, { key, at }, (items) =>
        putInSteps(book, items),
      ).catch(() => undefined);
      filling.delete(page.mark);
    },
  };
}
export type Run = ReturnType<typeof createRun>;
