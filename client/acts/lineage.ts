import type { DoneRow } from './act.ts';

/** Far more than anybody does before the pages have caught up. */
const MOST = 10_000;

/**
 * Which version one's own acts have made of which. A dialog that was opened before one's own act was answered looks at
 * what that act has made, and not at something that others have changed.
 */
export function createLineage() {
  const next = new Map<string, number>();
  const keyOf = (id: string, version: number) => `${id}:${version}`;
  return {
    add(rows: readonly DoneRow[]): void {
      for (const { target, version } of rows) {
        if (target.version !== null && version > target.version)
          next.set(keyOf(target.id, target.version), version);
      }
      for (const key of next.keys()) {
        if (next.size <= MOST) break;
        next.delete(key);
      }
    },
    latest(id: string, version: number): number {
      let latest = version;
      for (let made = next.get(keyOf(id, latest)); made !== undefined; made = next.get(keyOf(id, latest))) {
        latest = made;
      }
      return latest;
    },
  };
}
