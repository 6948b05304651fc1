import type { IncidentList } from '../../../../shared/wire/http/incidents.ts';
import type { Sequence } from './sequence.ts';

export type Page = Pick<IncidentList, 'items' | 'next_cursor'>;

/** Where a page begins, to read it again when the reader comes back to rows that were forgotten. */
export interface Mark {
  readonly cursor: string | null;
  readonly first: string;
}

/** The page that holds a row: the last one that begins at or before it. */
export function pageAt(marks: readonly Mark[], sequence: Sequence, index: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sequence.indexOf(marks[middle]!.first) <= index) low = middle + 1;
    else high = middle;
  }
  return marks[Math.max(0, low - 1)];
}
