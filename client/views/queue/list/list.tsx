import './list.css';
import { useLocation } from '@solidjs/router';
import { createMemo, createSignal, For, onCleanup, onMount } from 'solid-js';
import { MINUTE_MS } from '../../../../shared/domain/clock.ts';
import { useFeed } from '../../../live/feed.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { withFilter } from '../filter/filter.ts';
import { useOneModule } from '../filter/use-one-module.ts';
import { useQueue } from '../queue.ts';
import { fitting, isOffered, trackOf } from './column-ids.ts';
import { Head } from './head.tsx';
import { createPointer } from './pointer.ts';
import { Row } from './row.tsx';
import { createSight } from './sight.ts';
import { createSlide } from './slide.ts';

const TICK_REM = 2.5;
/** Without boxes: what unfolds a storm. */
const TURN_REM = 1.75;

/** Stands for an id, which needs no escaping either. */
const OPENED = 'id';

/** The rows that are in sight, out of as many as there are. */
export function List(props: { onOpen: (key: string) => void }) {
  const queue = useQueue();
  const { rows, viewport, settings, ticks } = queue;
  const { second } = useFeed();
  const tenant = useContextTenant();
  const location = useLocation();
  const module = useOneModule();
  const { slots, isEntry } = createSight(queue);
  const sliding = createSlide(queue);
  const [roomRem, setRoomRem] = createSignal(0);
  let scroller!: HTMLDivElement;
  let head!: HTMLDivElement;

  const startRem = () => (ticks.areOffered() ? TICK_REM : TURN_REM);
  const columns = createMemo(() => {
    const chosen = settings.columns().filter((id) => isOffered(id, tenant() !== null, module()));
    return fitting(chosen, roomRem() - startRem());
  });
  const tracks = () => `${startRem()}rem ${columns().map(trackOf).join(' ')}`;
  // Relative times change with the minute, not with every tick.
  const minute = createMemo(() => Math.floor(second() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
  // What follows it is the incident's id: no row takes the address apart for itself.
  const hrefBase = createMemo(() => withFilter(location, 'incident', [OPENED]).slice(0, -OPENED.length));
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
      classList={{ sliding: sliding(), renewing: queue.isRenewing() }}
      style={{ '--tracks': tracks(), '--row': `${settings.rowPx()}px` }}
      role="treegrid"
      aria-label="Incidents"
      aria-multiselectable={ticks.areOffered()}
      aria-rowcount={rows.main.ended() ? rows.length() + 1 : -1}
      aria-busy={queue.isRenewing() || (rows.main.reading() && rows.length() === 0)}
      {...pointer}
    >
      <Head ref={head} columns={columns()} />
      {/* biome-ignore lint/a11y/useSemanticElements: a row group of the grid */}
      <div
        role="rowgroup"
        class="queue-rows"
        style={{ height: `${viewport.heightPx()}px` }}
        inert={queue.isRenewing()}
      >
        <For each={slots()}>
          {(slot) => (
            <Row slot={slot} columns={columns()} now={minute()} hrefBase={hrefBase()} isEntry={isEntry} />
          )}
        </For>
      </div>
    </div>
  );
}
