import { useLocation } from '@solidjs/router';
import { createContext, createEffect, createMemo, createSignal, on, useContext } from 'solid-js';
import { useBook } from '../../incidents/book.ts';
import { useFeed } from '../../live/feed.tsx';
import { useOps } from '../../ops/ops.tsx';
import { useConsole, useContextTenant } from '../frame/context.tsx';
import { createCounts } from './counts.ts';
import { createCursor } from './cursor.ts';
import { filterPart, filterQuery, selects } from './filter/filter.ts';
import { misfit } from './filter/fits.ts';
import { useBearings } from './filter/use-bearings.ts';
import { createHearing } from './hearing.ts';
import { createViewport } from './list/viewport.ts';
import { createListLength } from './list-length.ts';
import { publishOrder } from './order.ts';
import { createArrivals } from './rows/arrivals.ts';
import { createRows, type Rows } from './rows/rows.ts';
import { createStorms } from './rows/storms.ts';
import { createTicks } from './rows/ticks.ts';
import { createWeave, stormKey, stormRow, unwoven } from './rows/weave.ts';
import { createSettings } from './settings.ts';
import { createViews } from './views/views.ts';

/** What the address asks the list for. */
function useQuery() {
  const location = useLocation();
  const { serverNow } = useFeed();
  const tenant = useContextTenant();
  // Filters alone: what else the address says, such as the incident that is open, selects no rows.
  const part = createMemo(() => filterPart(location.search));
  const query = createMemo(() => filterQuery(part(), { within: tenant()?.slug, now: serverNow }));
  return {
    query,
    counted: createMemo(() => selects(query())),
    isFolded: () => new URLSearchParams(query()).get('storms') === 'folded',
    opened: createMemo(() => new URLSearchParams(location.search).get('incident')),
  };
}

/** The rows, what is known of them, and where the reader is among them. */
function createTable() {
  const tenant = useContextTenant();
  const { may } = useConsole();
  const book = useBook();
  const asked = useQuery();
  const rows = createRows(book, (index, count) => viewport.inserted(index, count));
  const settings = createSettings(() => (tenant() ? 'tenant' : 'provider'));
  const viewport = createViewport({ rows: rows.length, rowPx: settings.rowPx });
  return {
    ...asked,
    rows,
    settings,
    viewport,
    cursor: createCursor({ rows, viewport }),
    ticks: createTicks(book, () => may('incidents.manage')),
    counts: createCounts(asked.counted),
    storms: createStorms(() => tenant()?.slug),
    views: createViews(),
  };
}

/** What somebody may see no more leaves the screen at once. */
function leaveWithRights(rows: Rows, reload: () => void): void {
  const book = useBook();
  const { store } = useFeed();
  createEffect(
    on(store.tenants, (now, before) => {
      const known = new Set(now.map(({ id }) => id));
      const gone = (before ?? []).filter(({ id }) => !known.has(id));
      if (gone.length === 0) return;
      for (const { id } of gone) book.forgetTenant(id);
      rows.remove((key) => book.get(key) === undefined);
      reload();
    }),
  );
}

/** The list of incidents of a place, and what somebody has under their hands there. */
export function createQueue() {
  const book = useBook();
  const feed = useFeed();
  const bearings = useBearings();
  const table = createTable();
  const { query, isFolded, opened, rows, counts, storms, ticks, viewport, cursor } = table;
  const [pointed, setPointed] = createSignal(false);

  const [renewals, setRenewals] = createSignal(0);
  const load = async () => {
    setRenewals((n) => n + 1);
    await rows.main.begin(query(), async () => {
      if (!isFolded()) return unwoven;
      const [known] = await Promise.all([storms.read(), counts.first()]);
      return createWeave([...known.values()].filter(({ id }) => (counts.of('storm', id) ?? 0) > 0));
    });
    setRenewals((n) => n - 1);
  };
  const reload = async () => {
    arrivals.clear();
    await load();
    if (rows.main.fault()) return;
    hearing.forget();
    viewport.jump(0);
    counts.refresh();
  };
  const arrivals = createArrivals({
    rows,
    isHeld: () =>
      cursor.key() !== null ||
      ticks.keys().size > 0 ||
      viewport.isScrolled() ||
      opened() !== null ||
      pointed(),
    reload,
  });
  const why = (id: string): string | null => {
    const incident = book.get(id);
    return incident ? misfit(incident, query(), bearings()) : null;
  };
  const hearing = createHearing({ ...table, ops: useOps(), feed, book, arrivals, misfit: why });

  createEffect(
    on(query, () => {
      rows.foldAll();
      cursor.clear();
      void reload();
    }),
  );
  // A storm that has come since, or has come to hold something that the filter selects.
  createEffect(
    on(counts.known, async (known) => {
      if (!isFolded() || rows.main.readAt() === undefined) return;
      const unlisted = (known?.facets.storm ?? []).filter(
        ({ value }) => rows.indexOf(stormKey(value)) === -1,
      );
      if (unlisted.length === 0) return;
      const listed = await storms.read();
      for (const { value } of unlisted) {
        const storm = listed.get(value);
        if (storm) arrivals.wait(stormRow(storm));
      }
    }),
  );
  leaveWithRights(rows, () => void reload());
  const { unfit, newsAt } = hearing;
  publishOrder(rows, createListLength({ rows, counts, isFolded, arrivals, unfit }));
  /** Whether the rows that are shown are about to give way to others. */
  const isRenewing = () => renewals() > 0;
  return { ...table, arrivals, unfit, newsAt, reload, isRenewing, setPointed, misfit: why };
}
export type Queue = ReturnType<typeof createQueue>;

export const QueueContext = createContext<Queue>();
export const useQueue = (): Queue => useContext(QueueContext)!;
