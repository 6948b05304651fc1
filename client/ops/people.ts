import { createSignal, getListener, onCleanup } from 'solid-js';
import type { Presence } from '../../shared/wire/ops.ts';

type People = Presence['people'];

/** Incidents that were asked about and are in nobody's sight any more: beyond it, all of those are forgotten. */
const MOST_KNOWN = 5_000;

const NOBODY: People = [];

function newLeaf(people: People) {
  const [read, write] = createSignal(people);
  return { read, write, readers: 0 };
}
type Leaf = ReturnType<typeof newLeaf>;

/** Who is at which incident, as far as it is known here; one signal per incident that somebody reads. */
export function createPeople() {
  /** Of every incident that is known on this socket; an empty list says that nobody is there. */
  const known = new Map<string, People>();
  const leaves = new Map<string, Leaf>();

  const release = (incident: string, leaf: Leaf) => {
    leaf.readers--;
    if (leaf.readers === 0) leaves.delete(incident);
  };
  const trim = () => {
    if (known.size <= MOST_KNOWN + leaves.size) return;
    for (const incident of known.keys()) if (!leaves.has(incident)) known.delete(incident);
  };

  return {
    /** Tracks. */
    read(incident: string): People {
      if (!getListener()) return known.get(incident) ?? NOBODY;
      const leaf = leaves.get(incident) ?? newLeaf(known.get(incident) ?? NOBODY);
      leaves.set(incident, leaf);
      leaf.readers++;
      onCleanup(() => release(incident, leaf));
      return leaf.read();
    },
    put({ incident, people }: Presence): void {
      known.set(incident, people);
      leaves.get(incident)?.write(people);
      trim();
    },
    isKnown: (incident: string): boolean => known.has(incident),
    /** Who was there when the connection was lost may have gone since. */
    forget(): void {
      known.clear();
      for (const leaf of leaves.values()) leaf.write(NOBODY);
    },
  };
}
