import {
  type DetailName,
  detailKinds,
  detailNames,
  detailsOf,
  isDetailName,
} from '../../../../shared/domain/details.ts';
import type { Module } from '../../../../shared/domain/incident.ts';

/** What can be shown of an incident in a row, in the order it stands there. */
export const columnIds = [
  'severity',
  'number',
  'customer',
  'title',
  ...detailNames,
  'module',
  'category',
  'source',
  'status',
  'assignee',
  'people',
  'tags',
  'seen',
  'detected',
] as const;
export type ColumnId = (typeof columnIds)[number];

export const defaultColumns: readonly ColumnId[] = [
  'severity',
  'number',
  'customer',
  'title',
  'module',
  'status',
  'assignee',
  'people',
  'detected',
];

/** Details stand in the list of their module, where all rows are of it; inside one customer every row is theirs. */
export const isOffered = (id: ColumnId, inTenant: boolean, module: Module | null): boolean => {
  if (isDetailName(id)) return module !== null && detailsOf(module).includes(id);
  return id === 'customer' ? !inTenant : id !== 'module' || module === null;
};

interface Column {
  readonly word: string;
  /** In rem; of the title, the least of what it takes of the rest. */
  readonly width: number;
  /** Where room is short, the one with the lowest goes first; those that never go have none. */
  readonly worth?: number;
}

/** In rem. */
const detailWidth: Record<DetailName, number> = {
  keyword: 10,
  publisher: 9.5,
  brand_domain: 9.5,
  threat_type: 9,
  takedown_state: 7.5,
  asset: 11,
  finding_type: 10,
};

export const columnOf: Record<ColumnId, Column> = {
  ...(Object.fromEntries(
    detailNames.map((name) => [name, { word: detailKinds[name].word, width: detailWidth[name], worth: 75 }]),
  ) as Record<DetailName, Column>),
  severity: { word: 'Severity', width: 6 },
  number: { word: 'Number', width: 8.75, worth: 50 },
  customer: { word: 'Customer', width: 10, worth: 70 },
  title: { word: 'Title', width: 16 },
  module: { word: 'Module', width: 7.5, worth: 30 },
  category: { word: 'Category', width: 9, worth: 20 },
  source: { word: 'Source', width: 8, worth: 20 },
  status: { word: 'Status', width: 7, worth: 80 },
  assignee: { word: 'Assignee', width: 8.5, worth: 60 },
  people: { word: 'Here', width: 4.5, worth: 40 },
  tags: { word: 'Tags', width: 10, worth: 10 },
  seen: { word: 'Last seen', width: 5, worth: 20 },
  detected: { word: 'Detected', width: 5, worth: 85 },
};

/** What a column takes of a row: the title most of what is left over, details in free text some, all others what they need. */
export function trackOf(id: ColumnId): string {
  if (id === 'title') return 'minmax(0, 1fr)';
  if (id === 'severity') return 'var(--severity-track)';
  const { width } = columnOf[id];
  return isDetailName(id) && !detailKinds[id].states ? `minmax(${width}rem, 0.35fr)` : `${width}rem`;
}

/** Those of the chosen columns that there is room for, `tickRem` beside them. */
export function fitting(chosen: readonly ColumnId[], roomRem: number): readonly ColumnId[] {
  let shown = chosen;
  const needed = () => shown.reduce((sum, id) => sum + columnOf[id].width, 0);
  while (needed() > roomRem) {
    const least = shown
      .filter((id) => columnOf[id].worth !== undefined)
      .sort((one, other) => columnOf[one].worth! - columnOf[other].worth!)[0];
    if (least === undefined) break;
    shown = shown.filter((id) => id !== least);
  }
  return shown;
}
