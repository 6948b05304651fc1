import './list.css';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount } from 'solid-js';
import { MINUTE_MS } from '../../../../shared/domain/clock.ts';
import { useFeed } from '../../../live/feed.tsx';
import { useOps } from '../../../ops/ops.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { useQueue } from '../queue.ts';
import { stormOf } from '../rows/storms.ts';
import { columnOf, fitting } from './column-ids.ts';
import { Head } from './head.tsx';
import { createPointer } from './pointer.ts';
import { Row } from './row.tsx';
import { createSlots } from './slots.ts';

const TICK_REM = 2.5;
/** Rows glide to their new places for as long as this; `--slide` in the styles. */
const SLIDE_MS = 300;

/** The rows that are in sight, out of as many as there are. */
export function List(props: { onOpen: (key: string) => void }) {
  const queue = useQueue();
  const { rows, viewport, cursor, settings, arrivals } = queue;
  const { second } = useFeed();
  const ops = useOps();
  const tenant = useContextTenant();
  const [roomRem, setRoomRem] = createSignal(0);
  let scroller!: HTMLDivElement;
  let head!: HTMLDivElement;

  const columns = createMemo(() => {
    // Inside one customer every row is theirs.
    const chosen = settings.columns().filter((id) => id !== 'customer' || tenant() === null);
    return fitting(chosen, roomRem() - TICK_REM);
  });
  const tracks = () =>
    [
      `${TICK_REM}rem`,
      ...columns().map((id) => (id === 'title' ? 'minmax(0, 1fr)' : `${columnOf[id].width}rem`)),
    ].join(' ');
  const inSight = createMemo(() => {
    rows.length();
    const { first, last } = viewport.range();
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, offset) => rows.at(first + offset)?.key,
    ).filter((key) => key !== undefined);
  });
  // The row with the focus stays, wherever it is: an element that is gone takes the focus with it.
  const wanted = createMemo(() => {
    const at = cursor.key();
    const keys = inSight();
    if (at === null || cursor.index() === -1 || keys.includes(at)) return keys;
    return cursor.index() < viewport.range().first ? [at, ...keys] : [...keys, at];
  });
  const { slots, elementOf } = createSlots(wanted);
  const entry = createMemo(() => {
    if (cursor.key() !== null && cursor.index() !== -1) return cursor.key();
    return rows.at(Math.ceil(viewport.top() / settings.rowPx()))?.key ?? null;
  });
  // Relative times change with the minute, not with every tick.
  const minute = createMemo(() => Math.floor(second() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);

  createEffect(() => {
    rows.length();
    const { first, last } = viewport.range();
    if (last >= first) rows.need(first, last);
  });
  ops.watch(() => inSight().filter((key) => stormOf(key) === undefined));
  createEffect(
    on(cursor.key, (key) => {
      // What somebody is typing elsewhere stays where it is.
      if (
        key !== null &&
        !(document.activeElement as HTMLElement | null)?.matches('input:not([type=checkbox]), textarea')
      ) {
        elementOf(key)?.focus({ preventScroll: true });
      }
    }),
  );
  const [sliding, setSliding] = createSignal(false);
  createEffect(
    on(
      rows.length,
      () => {
        if (viewport.isScrolled() || rows.main.reading()) return;
        setSliding(true);
        const timer = setTimeout(() => setSliding(false), SLIDE_MS);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  onMount(() => {
    viewport.attach(scroller, head);
    const observer = new ResizeObserver(() => setRoomRem(scroller.clientWidth / settings.rem()));
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });
  const pointer = createPointer(queue, props.onOpen);
  return (
    <div
      ref={scroller}
      class="queue-grid"
      classList={{
        [settings.density()]: true,
        sliding: sliding() || undefined,
        waits: arrivals.waiting().size > 0,
      }}
      style={{ '--tracks': tracks(), '--row': `${settings.rowPx()}px` }}
      role="treegrid"
      aria-label="Incidents"
      aria-multiselectable="true"
      aria-rowcount={rows.main.ended() ? rows.length() + 1 : -1}
      aria-busy={rows.main.reading() && rows.length() === 0}
      {...pointer}
    >
      <Head ref={head} columns={columns()} />
      {/* biome-ignore lint/a11y/useSemanticElements: a row group of the grid */}
      <div role="rowgroup" class="queue-rows" style={{ height: `${viewport.heightPx()}px` }}>
        <For each={slots()}>
          {(slot) => (
            <Row slot={slot} columns={columns()} now={minute()} isEntry={(key) => key === entry()} />
          )}
        </For>
      </div>
    </div>
  );
}
