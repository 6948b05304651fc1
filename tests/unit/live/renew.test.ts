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

test('a reader that asked for two tenants and lost one goes on with the other', () => {
  const { live, frames, codes, link, subscribe } = openStage().plug();
  const [kept, lost] = TENANTS;
  subscribe(kept!.slug, lost!.slug);
  link.settle();
  live.renew({ access: analyst(scopeOf(kept!.id)), expiresAt: forEver });
  link.settle();
  expect(codes).toEqual([]);
  const last = frames.findLast((frame) => frame.type === 'snapshot');
  expect(last?.tenants.map(({ id }) => id)).toEqual([kept!.id]);
});

test('a tenant that this process does not know yet is dropped like any other', () => {
  const unlisted = TENANTS[4]!;
  const stage = openStage({ access: analyst(scopeOf(TENANTS[0]!.id, unlisted.id)) });
  const { live, frames, link, subscribe } = stage.plug();
  subscribe();
  link.settle();
  live.lose([unlisted.id]);
  link.settle();
  expect(frames).toContainEqual({ type: 'drop', tenant: unlisted.id });
});

test('while rights are looked up nothing is told; then what changed comes as one delta', () => {
  const { plug, arrive } = openStage();
  const { live, frames, link, subscribe } = plug();
  subscribe();
  link.settle();
  frames.length = 0;
  live.hold();
  for (let n = 0; n < 30; n++) {
    arrive(n % 2);
    vi.advanceTimersByTime(100);
    link.settle();
  }
  expect(frames).toEqual([]);
  live.renew({ access: analyst({ kind: 'all' }), expiresAt: forEver });
  link.settle();
  expect(frames.map(({ type }) => type)).toEqual(['delta']);
});

test('what is asked for meanwhile is answered by the rights that are found', () => {
  const { live, frames, codes, link, subscribe } = openStage().plug();
  const [kept, lost] = TENANTS;
  live.hold();
  subscribe(lost!.slug);
  link.settle();
  expect(frames.map(({ type }) => type)).toEqual(['hello']);
  live.renew({ access: analyst(scopeOf(kept!.id)), expiresAt: forEver });
  link.settle();
  expect(codes).toEqual([4501]);
  expect(frames.some(({ type }) => type === 'snapshot')).toBe(false);
});

test('a member of the team loses the MSSP View of a tenant although its own membership keeps it', () => {
  const [own] = TENANTS;
  const both = { ...analyst(scopeOf(own!.id)), memberships: new Map([[own!.id, 'viewer' as const]]) };
  const { live, frames, link, subscribe } = openStage({ access: both }).plug();
  subscribe();
  link.settle();
  live.renew({ access: { ...both, provider: { ...both.provider!, scope: scopeOf() } }, expiresAt: forEver });
  link.settle();
  expect(frames.findLast((frame) => frame.type === 'snapshot')?.tenants).toEqual([]);
});
