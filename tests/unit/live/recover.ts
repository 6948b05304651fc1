import { vi } from 'vitest';
import { MINUTE_MS } from '../../../shared/domain/clock.ts';
import type { World } from './world.ts';

/** A lost greeting is noticed after 10 s of silence, and the longest back-off is 15 s: then all is well again. */
const PATIENCE_MS = 40_000;
const FRAME_MS = 250;

/** Everything is healthy from here: streams are read to the end, positions are compared, pipes flow, pages paint. */
export function recover(world: World): void {
  for (let waited = 0; waited < PATIENCE_MS || !calm(world); waited += FRAME_MS) {
    for (const entry of world.stream.splice(0)) world.follow(entry);
    compare(world);
    world.currency.asOf = world.now();
    vi.advanceTimersByTime(FRAME_MS);
    for (const link of world.links) link.settle();
    for (const { screen } of world.seats) screen.paint();
  }
}

/** What the follower does every two seconds: positions that differ are read anew. */
function compare(world: World): void {
  for (const ledger of world.present()) {
    const { epoch, seq } = ledger.state();
    const held = world.mirror.position(ledger.tenant.id);
    if (held?.epoch !== epoch || held.seq < seq) world.load(ledger.tenant.id);
  }
}

/** Away from a turn of the minute, where a number may rightly be one heartbeat old. */
const calm = (world: World): boolean => {
  const into = world.now() % MINUTE_MS;
  return into > 2_000 && into < MINUTE_MS - 2_000;
};
