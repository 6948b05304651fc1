import {
  batch,
  createComponent,
  createContext,
  createSignal,
  getListener,
  onCleanup,
  type ParentProps,
  useContext,
} from 'solid-js';
import type { Incident } from '../../shared/wire/http/incidents.ts';

/** Some hours of work over many lists, and a few tens of megabytes at most. */
const MOST_UNREAD = 20_000;

interface Leaf {
  incident: Incident | undefined;
  /** Computations that read it at present: what is on the screen is never forgotten. */
  readers: number;
  /** Present from the first reader on: of the pages that are read ahead, most rows are never shown. */
  news?: News;
}

interface News {
  readonly track: () => void;
  readonly tell: () => void;
}

/** Every incident the pages know, each once: what one list, panel or piece of news learns shows wherever it is drawn. */
export interface Book {
  /** The newest that is known; tracks. */
  get(id: string): Incident | undefined;
  /** Keeps, of each, whichever has the higher version; of one version that with more occurrences, else the newcomer. */
  put(incidents: readonly Incident[]): void;
  /** For when the right to see them has ended. */
  forgetTenant(tenantId: string): void;
}

const isOlder = (one: Incident, than: Incident): boolean =>
  one.version < than.version || (one.version === than.version && one.occurrences < than.occurrences);

function newNews(): News {
  const [track, tell] = createSignal(undefined, { equals: false });
  return { track, tell: () => tell(undefined) };
}

function write(leaf: Leaf, incident: Incident | undefined): void {
  if (leaf.incident === incident) return;
  leaf.incident = incident;
  leaf.news?.tell();
}

/** `mostUnread` bounds what nobody reads: beyond it, what was read or written longest ago is forgotten. */
export function createBook(mostUnread = MOST_UNREAD): Book {
  // In the order of their last use, as a Map keeps the order in which its keys were set.
  const leaves = new Map<string, Leaf>();
  let unread = 0;

  const touch = (id: string, leaf: Leaf) => {
    leaves.delete(id);
    leaves.set(id, leaf);
  };
  const trim = () => {
    for (const [id, leaf] of leaves) {
      if (unread <= mostUnread) return;
      if (leaf.readers > 0) continue;
      leaves.delete(id);
      unread--;
    }
  };
  const release = (id: string, leaf: Leaf) => {
    leaf.readers--;
    if (leaf.readers > 0) return;
    touch(id, leaf);
    unread++;
    trim();
  };
  const hold = (id: string, leaf: Leaf) => {
    if (leaf.readers === 0) unread--;
    leaf.readers++;
    onCleanup(() => release(id, leaf));
  };
  const leafOf = (id: string): Leaf => {
    const known = leaves.get(id);
    if (known) return known;
    const leaf: Leaf = { incident: undefined, readers: 0 };
    leaves.set(id, leaf);
    unread++;
    return leaf;
  };
  const putOne = (incident: Incident) => {
    const leaf = leafOf(incident.id);
    if (leaf.incident && isOlder(incident, leaf.incident)) return;
    write(leaf, incident);
    if (leaf.readers === 0) touch(incident.id, leaf);
  };

  return {
    get: (id) => {
      if (!getListener()) return leaves.get(id)?.incident;
      const leaf = leafOf(id);
      hold(id, leaf);
      leaf.news ??= newNews();
      leaf.news.track();
      return leaf.incident;
    },
    put: (incidents) =>
      batch(() => {
        for (const incident of incidents) putOne(incident);
        trim();
      }),
    forgetTenant: (tenantId) =>
      batch(() => {
        for (const [id, leaf] of leaves) {
          if (leaf.incident?.tenant.id !== tenantId) continue;
          write(leaf, undefined);
          if (leaf.readers > 0) continue;
          leaves.delete(id);
          unread--;
        }
      }),
  };
}

const BookContext = createContext<Book>();
export const useBook = (): Book => useContext(BookContext)!;

export function BookProvider(props: ParentProps) {
  return createComponent(BookContext.Provider, {
    value: createBook(),
    get children() {
      return props.children;
    },
  });
}
