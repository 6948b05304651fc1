import './rank-list.css';
import { createEffect, createMemo, createSignal, For, type JSX, on } from 'solid-js';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { createSize, remPx } from '../../charts/size.ts';
import { stillness } from '../../ui/motion.ts';
import type { Tenants } from './order.ts';

interface RankListProps {
  label: string;
  order: Tenants;
  rowRem: number;
  row: (tenant: LiveTenant) => JSX.Element;
}

const SLIDE_MS = 300;
/** Rows kept beyond each edge, so that scrolling does not show bare ground. */
const MARGIN = 4;

/** The height near `least` at which whole rows fill the list, so that none is cut where it ends. */
function wholeRows(height: number, least: number, count: number): number {
  const fit = Math.floor(height / least);
  return fit > 0 && count > fit ? height / fit : least;
}

/** A row at its rank; when the rank changes it slides there from where it was. */
function RankRow(props: { rank: number; rowPx: number; children: JSX.Element }) {
  let element!: HTMLLIElement;
  createEffect(
    on(
      () => props.rank,
      (rank, before) => {
        if (before === undefined || stillness()) return;
        const from = `translateY(${(before - rank) * props.rowPx}px)`;
        element.animate([{ transform: from }, { transform: 'none' }], {
          duration: SLIDE_MS,
          easing: 'ease-out',
        });
      },
    ),
  );
  return (
    <li
      ref={element}
      class="rank-row"
      style={{ top: `${props.rank * props.rowPx}px`, height: `${props.rowPx}px` }}
    >
      {props.children}
    </li>
  );
}

/** A ranking of any length: only the rows in sight exist. */
export function RankList(props: RankListProps) {
  let frame!: HTMLElement;
  const size = createSize(() => frame);
  const [top, setTop] = createSignal(0);
  const rowPx = createMemo(() => wholeRows(size().height, props.rowRem * remPx(), props.order.length));
  const ranks = createMemo(() => new Map(props.order.map((tenant, rank) => [tenant, rank])));
  const seen = createMemo(() => {
    const first = Math.max(0, Math.floor(top() / rowPx()) - MARGIN);
    return props.order.slice(first, first + Math.ceil(size().height / rowPx()) + 2 * MARGIN);
  });
  return (
    <section
      ref={frame}
      class="rank-list"
      tabindex="0"
      aria-label={props.label}
      onScroll={() => setTop(frame.scrollTop)}
    >
      <ol style={{ height: `${props.order.length * rowPx()}px` }}>
        <For each={seen()}>
          {(tenant) => (
            <RankRow rank={ranks().get(tenant) ?? 0} rowPx={rowPx()}>
              {props.row(tenant)}
            </RankRow>
          )}
        </For>
      </ol>
    </section>
  );
}
