import type { ServerFrame } from '../../shared/wire/live.ts';

/** Where in the order of frames those stand that tell numbers of a tenant. */
export function mentions(frames: readonly ServerFrame[], tenant: string): number[] {
  let row: number | undefined;
  return frames.flatMap((frame, index) => {
    if (frame.type === 'snapshot') row = frame.tenants.find(({ id }) => id === tenant)?.row;
    const told =
      row !== undefined &&
      (frame.type === 'snapshot' ||
        (frame.type === 'delta' && frame.cells.some((cell, at) => at % 3 === 0 && cell === row)));
    return told ? [index] : [];
  });
}
