import type uPlot from 'uplot';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import { minuteOf } from '../../shared/domain/window.ts';
import type { Cells } from '../live/store.ts';
import { stillness } from '../ui/motion.ts';
import { ceiling } from './scale.ts';
import { emptyStack, fillStack, MINUTES } from './stack.ts';

/** Each frame the top of the y axis covers this share of the way to where it belongs: about 250 ms in all. */
const EASE = 0.18;
/** A movement smaller than this many device pixels cannot be seen, so it is not painted. */
const UNSEEN_PX = 0.125;
const STILL_STEP_MS = 5_000;
/** New numbers grow a column by a pixel or none: ten times a second is smooth, and each time all is painted anew. */
const FILL_EVERY_MS = 100;
const LEAST_TOP = 5;

/**
 * Moves the minute columns with time: at every frame it knows where the window stands, and paints whenever that
 * can be seen.
 */
export function createSlide(serverNow: () => number, cells: () => Cells) {
  const stack = emptyStack();
  let dirty = true;
  let filledMinute = 0;
  let filledAt = 0;
  let target = LEAST_TOP;
  let top = LEAST_TOP;
  let paintedAt = 0;

  const fill = (plot: uPlot, now: number) => {
    target = ceiling(fillStack(stack, cells(), now) * 1.05, LEAST_TOP);
    if (stillness() || paintedAt === 0) top = target;
    filledMinute = minuteOf(now);
    filledAt = now;
    dirty = false;
    plot.setData(stack, false);
  };
  const stepMs = (plot: uPlot): number => {
    if (stillness()) return STILL_STEP_MS;
    return (UNSEEN_PX / devicePixelRatio / Math.max(1, plot.over.clientWidth)) * MINUTES * MINUTE_MS;
  };
  return {
    stack,
    top: () => top,
    touch(): void {
      dirty = true;
    },
    paint(plot: uPlot): void {
      const now = serverNow();
      const fresh = (dirty && Math.abs(now - filledAt) >= FILL_EVERY_MS) || minuteOf(now) !== filledMinute;
      if (!fresh && top === target && now - paintedAt < stepMs(plot)) return;
      if (fresh) fill(plot, now);
      top = Math.abs(target - top) < 0.01 ? target : top + (target - top) * EASE;
      plot.setScale('x', { min: now - MINUTES * MINUTE_MS, max: now });
      paintedAt = now;
    },
  };
}
