import { batch, createEffect, createSignal, onCleanup } from 'solid-js';
import type { News } from '../../../shared/wire/ops.ts';
import type { Book } from '../../incidents/book.ts';
import type { Feed } from '../../live/feed.tsx';
import type { Ops } from '../../ops/ops.tsx';
import type { Counts } from './counts.ts';
import { needsServer } from './filter/fits.ts';
import type { Viewport } from './list/viewport.ts';
import type { Arrivals } from './rows/arrivals.ts';
import { paced } from './rows/paced.ts';
import { readPage } from './rows/pages.ts';
import type { Rows } from './rows/rows.ts';
import { incidentRow } from './rows/weave.ts';

/** What is read again because of news is read this often at most. */
const REREAD_EVERY_MS = 1_000;

interface HearingEnds {
  readonly ops: Ops;
  readonly feed: Feed;
  readonly book: Book;
  readonly rows: Rows;
  readonly viewport: Viewport;
  readonly counts: Counts;
  readonly arrivals: Arrivals;
  readonly query: () => string;
  /** Why an incident that is known is not among what the filter selects. */
  readonly misfit: (id: string) => string | null;
}

/** What news does to the list: rows change where they are, what is new waits, and what fits no more is marked. */
export function createHearing(ends: HearingEnds) {
  const { ops, feed, book, rows, viewport, counts, arrivals, query, misfit } = ends;
  const [unfit, setUnfit] = createSignal<ReadonlySet<string>>(new Set());
  const [newsAt, setNewsAt] = createSignal(feed.serverNow());
  // While the line holds, no news is news: nothing has happened.
  createEffect(() => ops.state() === 'live' && setNewsAt(feed.second()));

  const judge = (id: string, fits: boolean) => {
    if (unfit().has(id) === !fits) return;
    setUnfit((all) => (fits ? new Set([...all].filter((one) => one !== id)) : new Set(all).add(id)));
  };
  /** Looks at the top for what is new, and at the rows in sight; nothing moves by it. */
  const reread = paced(REREAD_EVERY_MS, () => {
    const asked = query();
    void readPage({ query: asked }).then(
      ({ items }) => {
        if (asked !== query()) return;
        book.put(items);
        for (const incident of items) arrivals.wait(incidentRow(incident));
      },
      () => undefined,
    );
    const { first, last } = viewport.range();
    for (const index of [first, last]) {
      const place = rows.at(index);
      if (place) void place.run.fill(place.index);
    }
  });
  const hear = ({ items }: News) => {
    counts.refresh();
    if (items === null) return reread();
    const searched = needsServer(query());
    batch(() => {
      book.put(items.map(({ incident }) => incident));
      for (const { incident } of items) {
        const fits = misfit(incident.id) === null;
        if (rows.indexOf(incident.id) !== -1) judge(incident.id, fits);
        else if (!fits) arrivals.withdraw(incident.id);
        else if (searched) reread();
        else arrivals.wait(incidentRow(incident));
      }
    });
  };
  onCleanup(ops.onNews(hear));
  return {
    /** Listed rows that the filter selects no more. */
    unfit,
    /** Until when the rows are known to be as they are shown, epoch milliseconds; tracks. */
    newsAt,
    forget: () => setUnfit(new Set<string>()),
  };
}
