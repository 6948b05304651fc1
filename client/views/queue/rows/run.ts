import { batch, createSignal, onCleanup } from 'solid-js';
import type { Incident, IncidentList } from '../../../../shared/wire/http/incidents.ts';
import { ApiError, get } from '../../../api.ts';
import type { Book } from '../../../incidents/book.ts';
import { Sequence } from './sequence.ts';

/** As many as one answer may carry: a few screens, so that they come before the reader does. */
export const PAGE_ROWS = 200;

/** Rows of one step of what is filled in: those in sight take shape with it, and as many do so within one frame. */
const STEP_ROWS = 10;

/** Puts what was forgotten back, in steps: whatever the reader does meanwhile goes in between. */
async function putInSteps(book: Book, items: readonly Incident[]): Promise<void> {
  for (let from = 0; from < items.length; from += STEP_ROWS) {
    book.put(items.slice(from, from + STEP_ROWS));
    await new Promise((next) => setTimeout(next));
  }
}

/** Where a page begins, to read it again when the reader comes back to rows that were forgotten. */
interface Mark {
  readonly cursor: string | null;
  readonly first: string;
}

type Page = Pick<IncidentList, 'items' | 'next_cursor'>;

export const readPage = (query: string, cursor: string | null, signal?: AbortSignal): Promise<Page> => {
  const search = new URLSearchParams(query);
  search.set('counted', 'false');
  search.set('limit', String(PAGE_ROWS));
  if (cursor !== null) search.set('cursor', cursor);
  return get<Page>(`/api/v1/incidents?${search}`, signal);
};

export const faultOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, String(error));

/** Keys of the rows that a page makes; `ended` says that none follows. */
export type Weave = (items: readonly Incident[], ended: boolean) => readonly string[];

const ids: Weave = (items) => items.map(({ id }) => id);

/** The page that holds a row: the last one that begins at or above it. */
function pageAt(marks: readonly Mark[], sequence: Sequence, index: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sequence.indexOf(marks[middle]!.first) <= index) low = middle + 1;
    else high = middle;
  }
  return marks[Math.max(0, low - 1)];
}

/** One reading at a time: a newer one ends the one before. */
function createTurns() {
  const [fault, setFault] = createSignal<ApiError>();
  const [reading, setReading] = createSignal(false);
  let running = new AbortController();
  onCleanup(() => running.abort());
  const turn = async (work: (signal: AbortSignal) => Promise<() => void>) => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    setReading(true);
    setFault(undefined);
    try {
      const show = await work(signal);
      if (!signal.aborted) batch(show);
    } catch (error) {
      if (!signal.aborted) setFault(faultOf(error));
    }
    if (!signal.aborted) setReading(false);
  };
  return { fault, reading, turn };
}

/** One unbroken run of rows, newest first, read page by page: the list itself, or what one storm holds. */
export function createRun(book: Book) {
  const [changes, setChanges] = createSignal(0);
  const [ended, setEnded] = createSignal(false);
  const [readAt, setReadAt] = createSignal<number>();
  let sequence = new Sequence();
  let marks: Mark[] = [];
  let next: string | null = null;
  let query = '';
  let weave = ids;
  const filling = new Set<Mark>();
  const { fault, reading, turn } = createTurns();

  const changed = () => setChanges((n) => n + 1);
  const add = (page: Page, cursor: string | null) => {
    book.put(page.items);
    const last = page.next_cursor === null;
    const keys = weave(page.items, last);
    if (keys.length > 0) marks.push({ cursor, first: keys[0]! });
    sequence.append(keys);
    next = page.next_cursor;
    setEnded(last);
    setReadAt(Date.now());
    changed();
  };
  const readOn = (cursor: string | null) =>
    turn(async (signal) => {
      const page = await readPage(query, cursor, signal);
      return () => add(page, cursor);
    });

  return {
    /** Counts changes of which rows there are; tracks. */
    changes,
    changed,
    fault,
    ended,
    reading,
    /** When rows were last read, this page's clock; undefined before the first. */
    readAt,
    sequence: (): Sequence => sequence,
    query: (): string => query,
    /** Shows another query's rows once the first are there; until then those shown stay. `prepare` runs beside. */
    begin(wanted: string, prepare: () => Promise<Weave> = async () => ids): Promise<void> {
      query = wanted;
      return turn(async (signal) => {
        const [page, weaver] = await Promise.all([readPage(wanted, null, signal), prepare()]);
        return () => {
          sequence = new Sequence();
          marks = [];
          weave = weaver;
          add(page, null);
        };
      });
    },
    /** The next page, if there is one and nothing is on its way. What failed waits for `retry`. */
    more(): void {
      if (!reading() && !ended() && !fault() && marks.length > 0) void readOn(next);
    },
    retry: (): void => void readOn(next),
    /** Reads again the page of a row that was forgotten. */
    async fill(index: number): Promise<void> {
      const mark = pageAt(marks, sequence, index);
      if (!mark || filling.has(mark)) return;
      filling.add(mark);
      await readPage(query, mark.cursor).then(
        ({ items }) => putInSteps(book, items),
        () => undefined,
      );
      filling.delete(mark);
    },
  };
}
export type Run = ReturnType<typeof createRun>;
