/** Rows scroll by; what stays in sight this long is asked about. */
const SETTLED_MS = 150;

interface SightEnds {
  isKnown(incident: string): boolean;
  /** Asks who is at these incidents. */
  ask(incidents: string[]): void;
}

/** The incidents in sight of several lists: asks about those of which nothing is known yet, many at once. */
export function createSight({ isKnown, ask }: SightEnds) {
  const lists = new Set<() => readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    timer = undefined;
    const wanted = new Set([...lists].flatMap((list) => list()));
    const unknown = [...wanted].filter((incident) => !isKnown(incident));
    if (unknown.length > 0) ask(unknown);
  };
  return {
    add(list: () => readonly string[]): () => void {
      lists.add(list);
      return () => lists.delete(list);
    },
    /** Something came into sight, or what was known is not any more. */
    turn(): void {
      timer ??= setTimeout(look, SETTLED_MS);
    },
    close: () => clearTimeout(timer),
  };
}
