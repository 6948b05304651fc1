import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { column } from '../../../shared/domain/metric.ts';
import { World } from './world.ts';

const CRITICAL = column('open_critical');

beforeEach(() => {
  const toFake = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 30, 12, 0, 10), toFake: [...toFake] });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

test('a heartbeat does not make numbers fresh that lack a change; the next one has it sent again', () => {
  const world = new World();
  const { screen, link } = world.seats[0]!;
  const second = () => {
    world.currency.asOf = world.now();
    vi.advanceTimersByTime(1_000);
    link().settle();
    screen.paint();
  };
  link().settle();
  second();
  expect(screen.connection.age()).toBeLessThanOrEqual(1_000);

  const facts = { severity: 'critical', status: 'open', module: 'endpoint', assigned: true } as const;
  const edits = [{ facts: { ...facts, detectedAt: world.now(), closedAt: null } }];
  world.follow(world.ledgers[0]!.commit(edits, world.now()));
  vi.advanceTimersByTime(60);
  link().take();
  link().drop();

  second();
  expect(screen.store.peek(0)[CRITICAL]).toBe(0);
  expect(screen.connection.age()).toBeGreaterThan(1_000);

  second();
  second();
  expect(screen.store.peek(0)[CRITICAL]).toBe(1);
  expect(screen.connection.age()).toBeLessThanOrEqual(1_000);
  world.close();
});
