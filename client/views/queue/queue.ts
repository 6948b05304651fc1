import { useLocation } from '@solidjs/router';
import { createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext } from 'solid-js';
import type { News } from '../../../shared/wire/ops.ts';
import { useBook } from '../../incidents/book.ts';
import { useFeed } from '../../live/feed.tsx';
import { useOps } from '../../ops/ops.tsx';
import { useActor, useStanding } from '../frame/actor.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { createCounts } from './counts.ts';
import { createCursor } from './cursor.ts';
import { filterPart, filterQuery, selects } from './filter/filter.ts';
import { type Bearings, misfit, needsServer } from './filter/fits.ts';
import { createViewport } from './list/viewport.ts';
import { publishOrder } from './order.ts';
import { createArrivals } from './rows/arrivals.ts';
import { paced } from './rows/paced.ts';
import { createRows } from './rows/rows.ts';
import { readPage } from './rows/run.ts';
import { createStorms, createWeave, stormKey } from './rows/storms.ts';
import { createTicks } from './rows/ticks.ts';
import { createSettings } from './settings.ts';
import { createViews } from './views/views.ts';

/** What is read again because of news is read this often at most. */
const REREAD_EVERY_MS = 1_000;

/** The list of incidents of a place: its rows, and what somebody has under their hands there. */
export function createQueue() {
  const location = useLocation();
  const book = useBook();
  const ops = useOps();
  const me = useActor();
  const { selector } = useStanding();
  const { serverNow, second, store } = useFeed();
  const tenant = useContextTenant();
  const settings = createSettings(() => (tenant() ? 'tenant' : 'provider'));

  const opened = createMemo(() => new URLSearchParams(location.search).get('incident'));
  // Filters alone: what else the address says, such as the incident that is open, selects no rows.
  const part = createMemo(() => filterPart(location.search));
  const query = createMemo(() => filterQuery(part(), { within: tenant()?.slug, now: serverNow }));
  const counted = createMemo(() => selects(query()));
  const bearings = (): Bearings => ({
    user: me().actor.id,
    groupTenants: (group) =>
      selector().groups.find(({ id, name }) => id === group || name === group)?.tenants ?? [],
    now: serverNow(),
  });

  const rows = createRows(book);
  const counts = createCounts(counted);
  const storms = createStorms(() => tenant()?.slug);
  const ticks = createTicks(book);
  const viewport = createViewport({ rows: rows.length, rowPx: settings.rowPx });
  const cursor = createCursor({ rows, viewport });
  const [pointed, setPointed] = createSignal(false);
  const views = createViews();
  publishOrder(rows);

  const isFolded = () => new URLSearchParams(query()).get('storms') === 'folded';
  const load = () =>
    rows.main.begin(query(), async () => {
      if (!isFolded()) return (items) => items.map(({ id }) => id);
      const [known] = await Promise.all([storms.read(), counts.first()]);
      return createWeave([...known.values()].filter(({ id }) => (counts.of('storm', id) ?? 0) > 0));
    });
  const reload = async () => {
    arrivals.clear();
    await load();
    if (rows.main.fault()) return;
    setUnfit(new Set<string>());
    viewport.jump(0);
    counts.refresh();
  };
  const arrivals = createArrivals({
    rows,
    book,
    stormInstant: (id) => storms.known().get(id)?.last_at ?? '',
    isHeld: () =>
      cursor.key() !== null ||
      ticks.keys().size > 0 ||
      viewport.isScrolled() ||
      opened() !== null ||
      pointed(),
    reload,
  });

  /** Listed rows that the filter selects no more. */
  const [unfit, setUnfit] = createSignal<ReadonlySet<string>>(new Set());
  const judge = (id: string, fits: boolean) => {
    if (unfit().has(id) === !fits) return;
    setUnfit((all) => (fits ? new Set([...all].filter((one) => one !== id)) : new Set(all).add(id)));
  };
  const reread = paced(REREAD_EVERY_MS, () => {
    const asked = query();
    void readPage(asked, null).then(
      ({ items }) => {
        if (asked !== query()) return;
        book.put(items);
        for (const { id, detected_at } of items) arrivals.wait(id, detected_at);
      },
      () => undefined,
    );
    const { first, last } = viewport.range();
    for (const index of [first, last]) {
      const place = rows.at(index);
      if (place) void place.run.fill(place.index);
    }
  });
  const [newsAt, setNewsAt] = createSignal(serverNow());
  // While the line holds, no news is news: nothing has happened.
  createEffect(() => ops.state() === 'live' && setNewsAt(second()));
  const hear = ({ items }: News) => {
    counts.refresh();
    if (items === null) return reread();
    book.put(items.map(({ incident }) => incident));
    const searched = needsServer(query());
    for (const { incident } of items) {
      const fits = misfit(incident, query(), bearings()) === null;
      if (rows.indexOf(incident.id) !== -1) judge(incident.id, fits);
      else if (!fits) arrivals.withdraw(incident.id);
      else if (searched) reread();
      else arrivals.wait(incident.id, incident.detected_at);
    }
  };
  onCleanup(ops.onNews(hear));

  createEffect(
    on(query, async () => {
      arrivals.clear();
      rows.closeAll();
      cursor.clear();
      await load();
      setUnfit(new Set<string>());
      viewport.jump(0);
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
        if (storm) arrivals.wait(stormKey(value), storm.last_at);
      }
    }),
  );
  createEffect(
    on(store.tenants, (now, before) => {
      const known = new Set(now.map(({ id }) => id));
      if (!before?.some(({ id }) => !known.has(id))) return;
      for (const { id } of before) if (!known.has(id)) book.forgetTenant(id);
      rows.remove((key) => book.get(key) === undefined);
      void reload();
    }),
  );

  return {
    query,
    counted,
    opened,
    rows,
    counts,
    storms,
    ticks,
    viewport,
    cursor,
    arrivals,
    settings,
    unfit,
    reload,
    setPointed,
    views,
    /** Until when the rows are known to be as they are shown; tracks. */
    newsAt,
    /** Why a listed incident is not among what the filter selects any more; null while it is. */
    misfit: (id: string): string | null => {
      const incident = book.get(id);
      return incident ? misfit(incident, query(), bearings()) : null;
    },
  };
}
export type Queue = ReturnType<typeof createQueue>;

export const QueueContext = createContext<Queue>();
export const useQueue = (): Queue => useContext(QueueContext)!;
