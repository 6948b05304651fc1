import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServerFrame } from '../../../shared/wire/live.ts';
import { createWorld, delta, hello, ping, snapshot } from './world.ts';

const ROWS = 4;
const COLUMNS = 6;

/** One step of a server: a change of some cells, and what the way to the reader does to the frame of it. */
const step = fc.record({
  cells: fc.array(fc.tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), fc.nat(1_000)), {
    minLength: 1,
    maxLength: 5,
  }),
  fate: fc.constantFrom('arrives', 'arrives', 'arrives', 'lost', 'twice', 'late', 'reconnect'),
  paint: fc.boolean(),
});

/** The server's side: a table, its version, and the frames it would send. */
function createServer(world: ReturnType<typeof createWorld>) {
  const table = Array.from({ length: ROWS }, () => Array<number>(COLUMNS).fill(0));
  let version = 0;
  let answered = 0;
  return {
    table,
    change(cells: readonly (readonly [number, number, number])[]): ServerFrame {
      for (const [row, column, value] of cells) table[row]![column] = value;
      version += 1;
      return delta(world, version - 1, version, cells.flat());
    },
    /** Answers every subscription heard since it last looked. */
    answer(): void {
      const asked = world.sockets.reduce((sum, socket) => sum + socket.subscriptions(), 0);
      if (asked > answered) world.hear(snapshot(world, version, structuredClone(table)));
      answered = asked;
    },
    ping: () => ping(world, version),
  };
}

const cellsShown = (world: ReturnType<typeof createWorld>) =>
  Array.from({ length: ROWS }, (_, row) => [...world.store.peek(row).slice(0, COLUMNS)]);

test('whatever the network loses, repeats or reorders, the page ends up with the server’s numbers', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld();
      const server = createServer(world);
      const late: ServerFrame[] = [];
      world.hear(hello(world));
      server.answer();
      for (const { cells, fate, paint } of steps) {
        const frame = server.change(cells);
        if (fate === 'arrives' || fate === 'twice') world.hear(frame);
        if (fate === 'twice') world.hear(frame);
        if (fate === 'late') late.push(frame);
        else for (const old of late.splice(0)) world.hear(old);
        if (fate === 'reconnect') {
          const before = world.sockets.length;
          world.socket().lose();
          while (world.sockets.length === before) world.pass(100);
          world.hear(hello(world));
        }
        if (paint) {
          server.answer();
          world.paint();
        }
      }
      // Two heartbeats are enough to notice that a last frame is missing, three seconds to ask again.
      for (let beat = 0; beat < 5; beat++) {
        world.pass(1_000);
        world.hear(server.ping());
        server.answer();
      }
      world.paint();
      expect(cellsShown(world)).toEqual(server.table);
    }),
    { numRuns: 300 },
  );
});

test('between two snapshots the page only ever shows states the server was in', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = createWorld();
      const server = createServer(world);
      const past = new Set([JSON.stringify(server.table)]);
      world.hear(hello(world));
      server.answer();
      world.paint();
      for (const { cells, fate } of steps) {
        const frame = server.change(cells);
        past.add(JSON.stringify(server.table));
        if (fate !== 'lost') world.hear(frame);
        if (fate === 'twice') world.hear(frame);
        world.paint();
        expect(past).toContain(JSON.stringify(cellsShown(world)));
        if (fate === 'late') server.answer();
      }
    }),
    { numRuns: 300 },
  );
});
