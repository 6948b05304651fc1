import type { IncidentOrder } from '../../../../shared/wire/http/incidents.ts';
import { Ends } from './ends.ts';
import { type Mark, type Page, pageAt } from './page-mark.ts';
import type { Listed } from './sequence.ts';
import type { Weave } from './weave.ts';

/** What has been read from one end of the list. */
interface End {
  readonly marks: Mark[];
  /** Where its next page begins. */
  next: string | null;
  /** When the last row of its last page was detected, epoch milliseconds; before the first, before all time. */
  edge: number;
}

const newEnd = (): End => ({ marks: [], next: null, edge: Number.NEGATIVE_INFINITY });

/** Which rows have been read from either end, and where each of their pages begins. */
export class Held {
  readonly rows = new Ends();
  /** Whether these are all there are. */
  isAll = false;
  readonly #ends: Record<IncidentOrder, End> = { newest: newEnd(), oldest: newEnd() };
  readonly #weave: Weave;

  constructor(weave: Weave) {
    this.#weave = weave;
  }

  /** Adds the page at `cursor`, up to the first row that the other end has: there they meet. */
  add(order: IncidentOrder, page: Page, cursor: string | null): void {
    const end = this.#ends[order];
    const other = this.rows[order === 'newest' ? 'oldest' : 'newest'];
    const meeting = page.items.findIndex(({ id }) => other.has(id));
    const items = meeting === -1 ? page.items : page.items.slice(0, meeting + 1);
    this.isAll = page.next_cursor === null || meeting !== -1;
    const rows = this.#weave[order](items, this.isAll).filter(({ key }) => !other.has(key));
    if (rows.length > 0) end.marks.push({ cursor, first: rows[0]!.key });
    this.rows[order].append(rows);
    end.next = page.next_cursor;
    const last = page.items.at(-1);
    if (last) end.edge = Date.parse(last.detected_at);
    this.rows.isParted = !this.isAll && this.rows.oldest.length > 0;
  }

  hasRead(order: IncidentOrder): boolean {
    return this.#ends[order].marks.length > 0;
  }

  /** Where the next page of an end begins. */
  next(order: IncidentOrder): string | null {
    return this.#ends[order].next;
  }

  /** Whether what was detected then lies where nothing has been read. */
  isUnread(at: number): boolean {
    const { newest, oldest } = this.#ends;
    return !this.isAll && at < newest.edge && (!this.rows.isParted || at > oldest.edge);
  }

  /** Puts a row where it belongs by its instant, also among rows that were forgotten since they were read. */
  place(row: Listed): void {
    this.rows.place(row, row.at <= this.#ends.oldest.edge);
  }

  /** The page that a row was read with. */
  pageOf(index: number): { readonly order: IncidentOrder; readonly mark: Mark } | undefined {
    const order = index < this.rows.newest.length ? 'newest' : 'oldest';
    const place = order === 'newest' ? index : this.rows.length - 1 - index;
    const mark = pageAt(this.#ends[order].marks, this.rows[order], place);
    return mark && { order, mark };
  }
}
