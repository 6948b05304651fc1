import type { Delta, Snapshot } from '../../shared/wire/live.ts';

/** A snapshot asked for but not come after this long is asked for again. */
const ASK_AGAIN_MS = 3_000;

/**
 * Where a view stands in the server's chain of versions, and whether the chain is whole. Versions never go back
 * within an epoch, so whatever arrives late or twice is known by its number.
 */
export function createPosition() {
  let epoch = '';
  let held = 0;
  let whole = false;
  let askedAt = 0;
  let promised = 0;
  let turnedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Whether all of `version` is here. */
    holds: (version: number): boolean => whole && held >= version,
    lose(): void {
      whole = false;
      promised = 0;
    },
    /** Another view is wanted: versions of two views say nothing about each other. */
    turn(now: number): void {
      whole = false;
      promised = 0;
      epoch = '';
      turnedAt = now;
    },
    asked(now: number): void {
      whole = false;
      askedAt = now;
    },
    /** True if the snapshot is to be taken; an older one of the same epoch would turn numbers back. */
    snapshot(frame: Snapshot, now: number): boolean {
      // Just after a turn the last answer of the view before may have come first: then the order of arrival counts.
      const turning = now - turnedAt < ASK_AGAIN_MS;
      if (!turning && frame.epoch === epoch && frame.version < held) return false;
      ({ epoch, version: held } = frame);
      whole = true;
      promised = 0;
      return true;
    },
    delta(frame: Pick<Delta, 'from' | 'to'>): 'apply' | 'ignore' | 'gap' {
      if (!whole || frame.to <= held) return 'ignore';
      if (frame.from !== held) return 'gap';
      held = frame.to;
      return 'apply';
    },
    /**
     * True if a snapshot must be asked for (again): the one under way is overdue, or the server named a version
     * a whole heartbeat ago that has still not come.
     */
    ping(version: number, now: number): boolean {
      if (!whole) return now - askedAt >= ASK_AGAIN_MS;
      const missed = held < promised;
      promised = version;
      return missed;
    },
  };
}
