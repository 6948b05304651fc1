import type { Delta, Snapshot } from '../../shared/wire/live.ts';

/** Takes one flush: at most one snapshot, then the newest value of each cell that changed since the last flush. */
export interface Target {
  load(snapshot: Snapshot): void;
  write(row: number, column: number, value: number): void;
  drop(tenant: string): void;
  commit(): void;
}

/** Asks for one call of `flush`: at once, at the next animation frame or, on a hidden page, before long. */
export type Schedule = (flush: () => void) => void;

/** Wider than any row, so that a cell's row and column fit one number. */
const WIDTH = 4_096;

/**
 * Gathers what comes between two animation frames. It holds at most one value per cell, so a page that is hidden
 * for a day holds no more than one that missed a frame.
 */
export function createFrames(schedule: Schedule, target: Target) {
  const cells = new Map<number, number>();
  let snapshot: Snapshot | undefined;
  let asked = false;

  const flush = () => {
    asked = false;
    if (snapshot) target.load(snapshot);
    snapshot = undefined;
    for (const [cell, value] of cells) target.write(Math.floor(cell / WIDTH), cell % WIDTH, value);
    cells.clear();
    target.commit();
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    schedule(flush);
  };

  return {
    snapshot(frame: Snapshot): void {
      cells.clear();
      snapshot = frame;
      ask();
    },
    delta({ cells: changed }: Pick<Delta, 'cells'>): void {
      for (let i = 0; i + 2 < changed.length; i += 3) {
        cells.set(changed[i]! * WIDTH + changed[i + 1]!, changed[i + 2]!);
      }
      ask();
    },
    /** Forgets what waits to be shown. */
    clear(): void {
      cells.clear();
      snapshot = undefined;
    },
    /** Rights end at once, not at the next frame: what waits is flushed first so that nothing of it returns. */
    drop(tenant: string): void {
      flush();
      target.drop(tenant);
      target.commit();
    },
  };
}
