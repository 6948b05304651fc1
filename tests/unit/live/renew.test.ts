import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStage } from './stage.ts';
import { analyst, TENANTS } from './world.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scopeOf = (...ids: (typeof TENANTS)[number]['id'][]) => ({ kind: 'tenants', ids }) as const;
const forEver = Number.POSITIVE_INFINITY;

test('a session found over closes its socket for good until the reader signs in', () => {
  const { live, codes, link } = openStage().plug();
  live.renew(null);
  link.settle();
  expect(codes).toEqual([4001]);
});

test('a session found prolonged keeps its socket past the old end', () => {
  const stage = openStage({ expiresAt: Date.now() + 5_000 });
  const { live, codes, link } = stage.plug();
  live.renew({ access: analyst({ kind: 'all' }), expiresAt: Date.now() + 60_000 });
  vi.advanceTimersByTime(10_000);
  link.settle();
  expect(codes).toEqual([]);
});

test('a reader that lost a tenant is told to forget it, and gets a snapshot without it', () => {
  const { live, frames, link, subscribe } = openStage().plug();
  const [kept, lost] = TENANTS;
  subscribe();
  link.settle();
  frames.length = 0;
  live.renew({ access: analyst(scopeOf(kept!.id)), expiresAt: forEver });
  link.settle();
  expect(frames[0]).toEqual({ type: 'drop', tenant: lost!.id });
  const snapshot = frames.find((frame) => frame.type === 'snapshot');
  expect(snapshot?.tenants.map((tenant) => tenant.id)).toEqual([kept!.id]);
});

test('a reader that asked for a tenant it no longer may see is closed', () => {
  const { live, codes, link, subscribe } = openStage().plug();
  const [kept, lost] = TENANTS;
  subscribe(lost!.slug);
  link.settle();
  live.renew({ access: analyst(scopeOf(kept!.id)), expiresAt: forEver });
  link.settle();
  expect(codes).toEqual([4501]);
});

test('an unchanged scope sends nothing', () => {
  const { live, frames, link, subscribe } = openStage().plug();
  subscribe();
  link.settle();
  frames.length = 0;
  live.renew({ access: analyst({ kind: 'all' }), expiresAt: forEver });
  link.settle();
  expect(frames).toEqual([]);
});
