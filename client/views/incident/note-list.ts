import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Note } from '../../../shared/wire/http/acts.ts';
import { type ApiError, get, post } from '../../api.ts';
import { faultOf, pathOf } from './known.ts';
import { singly } from './singly.ts';

interface NotePage {
  readonly items: readonly Note[];
  readonly next_cursor: string | null;
}

const PAGE = 200;
/** A thousand notes are a book; the API has the rest. */
const MOST_PAGES = 5;

export interface Notes {
  /** Oldest first. */
  readonly items: Accessor<readonly Note[]>;
  readonly fault: Accessor<ApiError | undefined>;
  readonly isRead: Accessor<boolean>;
  /** Whether there are more than are read. */
  readonly isCut: Accessor<boolean>;
  find(id: string): Note | undefined;
  /** Reads what was written since. */
  follow(): Promise<void>;
  /** Rejects with words that can be shown. */
  write(body: string): Promise<Note>;
}

const byTime = (one: Note, other: Note): number =>
  Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1);

/** What people wrote about one incident. */
export function createNotes(incident: string): Notes {
  const path = `${pathOf(incident)}/notes`;
  const [known, setKnown] = createSignal<ReadonlyMap<string, Note>>(new Map());
  const [fault, setFault] = createSignal<ApiError>();
  const [isRead, setRead] = createSignal(false);
  const [isCut, setCut] = createSignal(false);
  /** Of the last page read: later notes are on it or behind it. */
  let last: string | null = null;
  let pages = 0;

  const keep = (notes: readonly Note[]) =>
    setKnown((before) => new Map([...before, ...notes.map((note) => [note.id, note] as const)]));
  const readOn = async () => {
    for (let next = last; ; ) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(next !== null && { cursor: next }) });
      const page = await get<NotePage>(`${path}?${query}`);
      keep(page.items);
      if (page.next_cursor === null) return;
      pages++;
      if (pages >= MOST_PAGES) {
        setCut(true);
        return;
      }
      next = page.next_cursor;
      last = next;
    }
  };
  const read = async () => {
    try {
      await readOn();
      setFault(undefined);
      setRead(true);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  const follow = singly(read);
  void follow();
  return {
    items: createMemo(() => [...known().values()].sort(byTime)),
    fault,
    isRead,
    isCut,
    find: (id) => known().get(id),
    follow,
    async write(body) {
      const note = await post<Note>(path, { body });
      keep([note]);
      return note;
    },
  };
}
