import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { HistoryOrder, LogEntry, LogPage } from '../../../shared/wire/http/events.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { type ApiError, get } from '../../api.ts';
import { useOps } from '../../ops/ops.tsx';
import { faultOf, pathOf } from './known.ts';
import { singly } from './singly.ts';

const PAGE = 50;
/** As much as one page of the API holds: what happens within one piece of news is hardly ever more. */
const FRESH_PAGE = 200;

export interface Log {
  /** In the order of the log, whichever end was read first. */
  readonly entries: Accessor<readonly LogEntry[]>;
  readonly order: Accessor<HistoryOrder>;
  readonly fault: Accessor<ApiError | undefined>;
  readonly busy: Accessor<boolean>;
  /** Whether there is more at the end that is not read yet. */
  readonly hasMore: Accessor<boolean>;
  readonly isRead: Accessor<boolean>;
  turn(order: HistoryOrder): void;
  more(): Promise<void>;
  /** Reads whatever is left, for paper. */
  all(): Promise<void>;
  again(): void;
}

const bySeq = (one: LogEntry, other: LogEntry): number => one.seq - other.seq;

/** Asks for pages; answers to what was asked before `forget` come too late and are dropped. */
function createReader(path: string) {
  const [fault, setFault] = createSignal<ApiError>();
  const [busy, setBusy] = createSignal(false);
  let turn = 0;
  const read = async (query: Readonly<Record<string, string>>, taken: (page: LogPage) => void) => {
    const mine = turn;
    setBusy(true);
    try {
      const page = await get<LogPage>(`${path}?${new URLSearchParams(query)}`);
      if (mine !== turn) return;
      batch(() => {
        taken(page);
        setFault(undefined);
      });
    } catch (error) {
      if (mine === turn) setFault(faultOf(error));
    } finally {
      if (mine === turn) setBusy(false);
    }
  };
  const forget = () => {
    turn++;
    setFault(undefined);
  };
  return { read, fault, busy, forget };
}

/** The history of one incident, page by page from either end, and what happens to it meanwhile. */
export function createLog(incident: Accessor<Incident>): Log {
  const { onNews } = useOps();
  const { read, fault, busy, forget } = createReader(`${pathOf(incident().id)}/events`);
  const known = new Map<number, LogEntry>();
  const [entries, setEntries] = createSignal<readonly LogEntry[]>([]);
  const [order, setOrder] = createSignal<HistoryOrder>('newest');
  /** Undefined before the first page, null behind the last. */
  const [cursor, setCursor] = createSignal<string | null>();

  const keep = (items: readonly LogEntry[]) => {
    for (const item of items) known.set(item.seq, item);
    setEntries([...known.values()].sort(bySeq));
  };
  const more = () => {
    const from = cursor();
    return read({ order: order(), limit: String(PAGE), ...(from && { cursor: from }) }, (page) => {
      keep(page.items);
      setCursor(page.next_cursor);
    });
  };
  const all = async () => {
    while (cursor() !== null && !fault()) await more();
  };
  /** What has happened since the newest that is known, unless that end is not read yet. */
  const fresh = async () => {
    const reachesEnd = order() === 'newest' || cursor() === null;
    if (cursor() === undefined || !reachesEnd) return;
    let after: number | null = entries().at(-1)?.seq ?? 0;
    while (after !== null) {
      let last: number | null = null;
      await read({ after: String(after), limit: String(FRESH_PAGE) }, ({ items }) => {
        keep(items);
        if (items.length === FRESH_PAGE) last = items.at(-1)!.seq;
      });
      after = last;
    }
  };
  const follow = singly(fresh);
  const restart = (next: HistoryOrder) => {
    known.clear();
    batch(() => {
      forget();
      setOrder(next);
      setCursor(undefined);
    });
    void more();
  };

  onCleanup(
    onNews(({ tenant, items }) => {
      if (tenant !== incident().tenant.id) return;
      if (items === null || items.some((item) => item.incident.id === incident().id)) void follow();
    }),
  );
  // What this page itself did, or the list learnt, is known before any news of it.
  createEffect(on(() => incident().version, follow, { defer: true }));
  void more();
  return {
    ...{ entries, order, fault, busy, more, all },
    hasMore: () => cursor() !== null,
    isRead: () => cursor() !== undefined,
    turn: (next) => next !== order() && restart(next),
    again: () => void (cursor() === undefined ? more() : follow()),
  };
}
