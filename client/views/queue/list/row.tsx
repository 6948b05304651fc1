import ChevronRight from 'lucide-solid/icons/chevron-right';
import { type Accessor, createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Incident } from '../../../../shared/wire/http/incidents.ts';
import type { Storm } from '../../../../shared/wire/http/storms.ts';
import { useActs } from '../../../acts/acts.tsx';
import { useBook } from '../../../incidents/book.ts';
import { Moment } from '../../../ui/moment.tsx';
import { exact } from '../../../ui/number.ts';
import { SeverityMark } from '../../../ui/severity.tsx';
import { severityWord } from '../../../ui/severity-word.ts';
import { useQueue } from '../queue.ts';
import { GAP, isIncidentKey } from '../rows/gap.ts';
import { stormKey, stormOf } from '../rows/weave.ts';
import { cells } from './cells.tsx';
import type { ColumnId } from './column-ids.ts';
import { GridCell } from './grid-cell.tsx';
import type { Slot } from './slots.ts';

interface RowProps {
  readonly slot: Slot;
  readonly columns: readonly ColumnId[];
  readonly now: number;
  /** Address of an incident beside the list, less its id. */
  readonly hrefBase: string;
  /** The row that Tab leads to. */
  readonly isEntry: (key: string) => boolean;
}

function Tick(props: { incident: Incident }) {
  const { ticks } = useQueue();
  return (
    <GridCell class="tick">
      <Show when={ticks.areOffered()}>
        <input
          type="checkbox"
          tabindex="-1"
          aria-label={`Tick ${props.incident.number}`}
          checked={ticks.has(props.incident.id)}
        />
      </Show>
    </GridCell>
  );
}

function IncidentCells(props: Pick<RowProps, 'columns' | 'now' | 'hrefBase'> & { incident: Incident }) {
  const queue = useQueue();
  const acts = useActs();
  const shown = createMemo(() => acts.shown(props.incident));
  const misfit = () => (queue.unfit().has(props.incident.id) ? queue.misfit(props.incident.id) : null);
  return (
    <>
      <Tick incident={props.incident} />
      <For each={props.columns}>
        {(id) => {
          const Cell = cells[id];
          return (
            <GridCell class={id}>
              <Cell
                incident={shown()}
                now={props.now}
                href={props.hrefBase + props.incident.id}
                misfit={misfit()}
              />
            </GridCell>
          );
        }}
      </For>
    </>
  );
}

/** One line for all that a source opened in a short time; its incidents are listed beneath when it is opened. */
function StormCells(props: Pick<RowProps, 'columns' | 'now'> & { storm: Storm; open: boolean }) {
  const { counts } = useQueue();
  const count = () => counts.of('storm', props.storm.id) ?? props.storm.incidents;
  const cell = (id: ColumnId) => {
    if (id === 'severity') return <SeverityMark severity={props.storm.severity} />;
    if (id === 'customer') return props.storm.tenant.name;
    if (id === 'detected') return <Moment at={props.storm.last_at} now={props.now} />;
    if (id !== 'title') return null;
    return (
      <>
        <span class="storm-words">
          <strong class="tabular">{exact(count())} incidents</strong> of one storm from {props.storm.source}
        </span>
        <Show when={props.storm.ended_at === null}>
          <span class="mark strong">still going on</span>
        </Show>
        <span class="unseen">worst severity {severityWord(props.storm.severity)}</span>
      </>
    );
  };
  return (
    <>
      <GridCell class="tick">
        <ChevronRight class="icon storm-turn" classList={{ open: props.open }} aria-hidden="true" />
      </GridCell>
      <For each={props.columns}>{(id) => <GridCell class={id}>{cell(id)}</GridCell>}</For>
    </>
  );
}

function useShown(key: Accessor<string | undefined>) {
  const book = useBook();
  const { storms } = useQueue();
  const incident = createMemo(() => {
    const id = key();
    return id !== undefined && isIncidentKey(id) ? book.get(id) : undefined;
  });
  const storm = createMemo(() => {
    const id = key() === undefined ? undefined : stormOf(key()!);
    return id === undefined ? undefined : storms.known().get(id);
  });
  return { incident, storm };
}

/** A row of the list, whatever it shows at present. */
export function Row(props: RowProps) {
  const { rows, viewport, ticks, cursor, opened, unfit, arrivals } = useQueue();
  const key = () => props.slot.key();
  const { incident, storm } = useShown(key);
  const index = createMemo(() => {
    rows.length();
    return key() === undefined ? -1 : rows.indexOf(key()!);
  });
  const level = createMemo(() => {
    rows.length();
    return index() === -1 ? 1 : (rows.at(index())?.level ?? 1);
  });
  const is = (wanted: string | null) => key() !== undefined && key() === wanted;
  const isOpen = () => storm() !== undefined && rows.isUnfolded(storm()!.id);
  return (
    // biome-ignore lint/a11y: a row of the grid, whose keys and clicks the grid hears
    <div
      ref={(element) => {
        props.slot.element = element;
      }}
      role="row"
      class="queue-row"
      data-key={key() === GAP ? undefined : key()}
      data-testid={incident() ? 'incident-row' : storm() ? 'storm-row' : undefined}
      data-incident-id={incident()?.id}
      tabindex={key() !== undefined && props.isEntry(key()!) ? 0 : -1}
      hidden={index() === -1}
      aria-rowindex={index() + 2}
      aria-level={level()}
      aria-selected={incident() && ticks.areOffered() ? ticks.has(incident()!.id) : undefined}
      aria-expanded={storm() ? isOpen() : undefined}
      classList={{
        opened: is(opened()),
        cursor: is(cursor.key()),
        ticked: key() !== undefined && ticks.has(key()!),
        closed: incident()?.status === 'closed',
        misfits: key() !== undefined && unfit().has(key()!),
        fresh: key() !== undefined && arrivals.isFresh(key()!),
        storm: storm() !== undefined,
        beneath: level() === 2,
      }}
      style={{ transform: `translateY(${viewport.yOf(index())}px)` }}
    >
      <Switch
        fallback={
          <GridCell class="row-skeleton">
            <span class="skeleton" />
          </GridCell>
        }
      >
        <Match when={incident()}>
          {(known) => (
            <IncidentCells
              incident={known()}
              columns={props.columns}
              now={props.now}
              hrefBase={props.hrefBase}
            />
          )}
        </Match>
        <Match when={key() === GAP}>
          <GridCell class="row-gap">
            The rows between these have not been read. They come where you scroll on.
          </GridCell>
        </Match>
        <Match when={storm()}>
          {(known) => (
            <StormCells
              storm={known()}
              columns={props.columns}
              now={props.now}
              open={rows.indexOf(stormKey(known().id)) !== -1 && isOpen()}
            />
          )}
        </Match>
      </Switch>
    </div>
  );
}
