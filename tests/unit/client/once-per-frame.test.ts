import { describe, expect, test } from 'vitest';
import { createFrames } from '../../../client/live/frames.ts';
import { oncePerFrame } from '../../../client/live/once-per-frame.ts';

/** A page whose animation frames come when the test says so. */
function page() {
  const asked: (() => void)[] = [];
  const shown: number[][] = [];
  let cells: number[] = [];
  const frames = createFrames(
    oncePerFrame((run) => asked.push(run)),
    {
      load: () => {},
      write: (_row, _column, value) => cells.push(value),
      drop: () => {},
      commit: () => {
        shown.push(cells);
        cells = [];
      },
    },
  );
  const paint = () => {
    for (const run of asked.splice(0)) run();
  };
  return { frames, shown, paint, asked };
}

describe('once per animation frame', () => {
  test('what comes after a pause is shown at once', () => {
    const { frames, shown } = page();
    frames.delta({ cells: [0, 1, 7] });
    expect(shown).toEqual([[7]]);
  });

  test('what follows within a frame is shown together at the next', () => {
    const { frames, shown, paint } = page();
    frames.delta({ cells: [0, 1, 1] });
    for (let n = 2; n <= 100; n++) frames.delta({ cells: [0, 1, n] });
    expect(shown).toEqual([[1]]);
    paint();
    expect(shown).toEqual([[1], [100]]);
  });

  test('a frame that showed something at its beginning holds back what comes within it', () => {
    const { frames, shown, paint } = page();
    frames.delta({ cells: [0, 1, 1] });
    frames.delta({ cells: [0, 1, 2] });
    paint();
    frames.delta({ cells: [0, 1, 3] });
    expect(shown).toEqual([[1], [2]]);
    paint();
    expect(shown).toEqual([[1], [2], [3]]);
  });

  test('a quiet page asks for no frame', () => {
    const { frames, shown, paint, asked } = page();
    frames.delta({ cells: [0, 1, 1] });
    paint();
    expect(asked).toHaveLength(0);
    frames.delta({ cells: [0, 1, 2] });
    expect(shown).toEqual([[1], [2]]);
  });
});
