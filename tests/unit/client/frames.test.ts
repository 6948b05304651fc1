import { describe, expect, test } from 'vitest';
import { createFrames, type Target } from '../../../client/live/frames.ts';

function recorder() {
  const calls: string[] = [];
  const flushes: (() => void)[] = [];
  const target: Target = {
    load: (frame) => calls.push(`load ${frame.version}`),
    write: (row, column, value) => calls.push(`write ${row},${column}=${value}`),
    drop: (tenant) => calls.push(`drop ${tenant}`),
    commit: () => calls.push('commit'),
  };
  return { calls, flushes, frames: createFrames((flush) => flushes.push(flush), target) };
}

const snapshotOf = (version: number) =>
  ({ version }) as Parameters<ReturnType<typeof createFrames>['snapshot']>[0];

describe('frames', () => {
  test('one flush per animation frame, one value per cell', () => {
    const { calls, flushes, frames } = recorder();
    frames.delta({ cells: [1, 2, 3, 1, 2, 4] });
    frames.delta({ cells: [0, 679, 1, 1, 2, 5] });
    expect(flushes).toHaveLength(1);
    flushes[0]!();
    expect(calls).toEqual(['write 1,2=5', 'write 0,679=1', 'commit']);
  });

  test('a snapshot replaces what waits and comes before what follows', () => {
    const { calls, flushes, frames } = recorder();
    frames.delta({ cells: [1, 2, 3] });
    frames.snapshot(snapshotOf(9));
    frames.delta({ cells: [1, 2, 4] });
    flushes[0]!();
    expect(calls).toEqual(['load 9', 'write 1,2=4', 'commit']);
  });

  test('a page that is never painted holds one value per cell and one snapshot', () => {
    const { calls, flushes, frames } = recorder();
    for (let i = 0; i < 10_000; i++) frames.delta({ cells: [1, i % 3, i] });
    expect(flushes).toHaveLength(1);
    flushes[0]!();
    expect(calls).toHaveLength(4);
  });
});
