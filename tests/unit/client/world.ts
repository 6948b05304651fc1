import { Connection, type Phase, type Socket } from '../../../client/live/connection.ts';
import { createFrames } from '../../../client/live/frames.ts';
import { createStore } from '../../../client/live/store.ts';
import type { ClientFrame, ServerFrame, Subscribe } from '../../../shared/wire/live.ts';
import { PROTOCOL } from '../../../shared/wire/live-words.ts';

interface Timer {
  at: number;
  run: () => void;
}

/** Everything a connection lives among, under the test's hand: sockets, clock, dice, timers, animation frames. */
export function createWorld(
  random = () => 0.5,
  asked: Subscribe | null = { type: 'subscribe', view: 'overview' },
) {
  let now = 1_000_000;
  const timers = new Set<Timer>();
  const frames: (() => void)[] = [];
  const sockets: FakeSocket[] = [];
  const phases: Phase[] = [];
  const store = createStore();
  const around = {
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    now: () => now,
    random,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      now = next.at;
      timers.delete(next);
      next.run();
    }
    now = end;
  };
  const sink = createFrames((flush) => frames.push(flush), store);
  const connection = new Connection(around, { ...sink, phase: (phase) => phases.push(phase) }, asked);
  return {
    connection,
    store,
    phases,
    sockets,
    now: () => now,
    pass,
    socket: () => sockets.at(-1)!,
    hear: (frame: ServerFrame) => sockets.at(-1)!.hear(frame),
    /** The next animation frame. */
    paint: () => {
      for (const flush of frames.splice(0)) flush();
    },
  };
}
export type World = ReturnType<typeof createWorld>;

export class FakeSocket implements Socket {
  readonly sent: ClientFrame[] = [];
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  hear(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  lose(code = 1006): void {
    this.onclose?.({ code });
  }

  subscriptions(): number {
    return this.sent.filter((frame) => frame.type === 'subscribe').length;
  }
}

export const hello = (world: World, protocol = PROTOCOL): ServerFrame => ({
  type: 'hello',
  protocol,
  epoch: 'e1',
  at: world.now(),
  heartbeat_ms: 1_000,
  tenant_columns: [],
  scope_columns: [],
});

const names = ['acme', 'borealis'];

export const snapshot = (world: World, version: number, rows: number[][], epoch = 'e1'): ServerFrame => ({
  type: 'snapshot',
  view: 'overview',
  epoch,
  version,
  at: world.now(),
  as_of: world.now(),
  tenants: rows.slice(1).map((_, index) => ({
    row: index + 1,
    id: `t${index + 1}`,
    slug: names[index] ?? `tenant-${index + 1}`,
    name: names[index] ?? `Tenant ${index + 1}`,
    state: 'active',
    criticality: 'medium',
  })),
  rows,
});

export const delta = (world: World, from: number, to: number, cells: number[]): ServerFrame => ({
  type: 'delta',
  from,
  to,
  at: world.now(),
  as_of: world.now(),
  cells,
});

export const ping = (world: World, version: number, asOf = world.now()): ServerFrame => ({
  type: 'ping',
  at: world.now(),
  as_of: asOf,
  version,
  waiting: 0,
});
