import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { type DetailName, detailNames, isDetailName } from '../../../shared/domain/details.ts';
import { type ColumnId, columnIds, defaultColumns } from './list/column-ids.ts';

export const densities = ['compact', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** Height of a row in rem: it grows with the reader's type size, and on a wall with the screen. */
const rowRem: Record<Density, number> = { compact: 1.875, comfortable: 2.625 };

interface Kept {
  readonly density: Density;
  readonly columns: readonly ColumnId[];
  /** Details that the lists of their modules leave out. */
  readonly without: readonly DetailName[];
}

const keyOf = (side: string) => `queue:${side}`;

/** What another version of the console kept may be anything. */
function readKept(side: string): Kept {
  let kept: Partial<Kept> | null = null;
  try {
    kept = JSON.parse(localStorage.getItem(keyOf(side)) ?? 'null') as Partial<Kept> | null;
  } catch {
    // As if nothing had been kept.
  }
  const columns = Array.isArray(kept?.columns) ? columnIds.filter((id) => kept.columns!.includes(id)) : [];
  const without = Array.isArray(kept?.without) ? detailNames.filter((id) => kept.without!.includes(id)) : [];
  return {
    density: densities.find((one) => one === kept?.density) ?? 'compact',
    columns: columns.length > 0 ? columns : defaultColumns,
    without,
  };
}

/** How the reader wants the list to look, kept in this browser for each side of the console. */
export function createSettings(side: Accessor<string>) {
  const [kept, setKept] = createSignal(readKept(side()));
  createEffect(on(side, (now) => setKept(readKept(now)), { defer: true }));
  const change = (some: Partial<Kept>) => {
    setKept((all) => ({ ...all, ...some }));
    localStorage.setItem(keyOf(side()), JSON.stringify(kept()));
  };

  const columns = createMemo(() =>
    columnIds.filter((id) => (isDetailName(id) ? !kept().without.includes(id) : kept().columns.includes(id))),
  );

  const typePx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [rem, setRem] = createSignal(typePx());
  const measure = () => setRem(typePx());
  window.addEventListener('resize', measure);
  onCleanup(() => window.removeEventListener('resize', measure));

  return {
    density: () => kept().density,
    columns,
    rem,
    rowPx: createMemo(() => Math.round(rowRem[kept().density] * rem())),
    setDensity: (density: Density) => change({ density }),
    turnColumn: (id: ColumnId) =>
      isDetailName(id)
        ? change({ without: detailNames.filter((one) => (one === id) !== kept().without.includes(one)) })
        : change({ columns: columnIds.filter((one) => (one === id) !== kept().columns.includes(one)) }),
    restoreColumns: () => change({ columns: defaultColumns, without: [] }),
  };
}
export type Settings = ReturnType<typeof createSettings>;
