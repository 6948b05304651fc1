import { describe, expect, test } from 'vitest';
import { targetOf, type WaitingAct } from '../../../client/acts/act.ts';
import { createLineage } from '../../../client/acts/lineage.ts';
import { createOutbox } from '../../../client/acts/outbox.ts';
import { newAct } from '../../../client/acts/queue.ts';
import type { Severity } from '../../../shared/domain/incident.ts';
import { seeded } from '../../support/random.ts';
import { FakeServer, type Fate } from './server.ts';
import { incidentAs, memory } from './world.ts';

const IDS = ['a', 'b', 'c', 'd'];
const MOST_ROWS = 2;
const SEVERITIES: readonly Severity[] = ['critical', 'low', 'info'];

/** A page over a server that loses requests and answers, and that reloads now and then. */
class Page {
  readonly server = new FakeServer(IDS);
  readonly over = new Map<string, WaitingAct>();
  readonly wanted: WaitingAct[] = [];
  readonly store = memory();
  /** The newest version of each that this page has heard of. */
  readonly known = new Map(IDS.map((id) => [id, 1]));
  fate: () => Fate = () => 'arrives';
  pending: (() => void) | undefined;
  #lineage = createLineage();
  #outbox = this.#open();
  #names = 0;

  #open() {
    const outbox = createOutbox({
      user: 'ada',
      store: this.store,
      send: async (part, act) => this.server.answer(part, act, this.fate()),
      onAnswer: (_act, { answer }) => {
        this.#lineage.add(answer.done);
        for (const { target, version } of answer.done) this.known.set(target.id, version);
      },
      onOver: (act) => this.over.set(act.key, act),
      onStranger: async () => false,
      later: (run) => {
        this.pending = run;
        return () => {
          if (this.pending === run) this.pending = undefined;
        };
      },
    });
    outbox.wake();
    return outbox;
  }

  /** What lists and news tell: the state as it is. */
  look(id: string): void {
    this.known.set(id, this.server.held.get(id)!.version);
  }

  want(ids: readonly string[], severity: Severity): void {
    const name = () => `${this.wanted.length}-${++this.#names}`;
    const seen = new Map([...new Set(ids)].map((id) => [id, this.#lineage.latest(id, this.known.get(id)!)]));
    const targets = [...seen].map(([id, version]) => targetOf({ ...incidentAs(id), version }));
    const given = { key: name(), at: 0, said: 'set', change: { severity }, names: {}, targets };
    const act = newAct(given, MOST_ROWS, name);
    this.wanted.push(act);
    this.#outbox.add(act);
  }

  reload(): void {
    this.#outbox.close();
    this.pending = undefined;
    this.#outbox = this.#open();
  }

  get waiting() {
    return this.#outbox.waiting();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 500; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.waiting.length === 0) return;
      this.pending?.();
    }
    throw new Error('it never came to rest');
  }
}

describe('the way to the server', () => {
  test.each(Array.from({ length: 150 }, (_, seed) => seed))('model %i', async (seed) => {
    const random = seeded(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    const page = new Page();
    const fates: Fate[] = ['arrives', 'arrives', 'is lost', 'answer is lost', 'finds no database'];
    page.fate = () => pick(fates);
    for (let step = 0; step < 40; step++) {
      const dice = random();
      if (dice < 0.4) page.want([pick(IDS), ...IDS.filter(() => random() < 0.5)], pick(SEVERITIES));
      else if (dice < 0.55) page.server.meddle(pick(IDS));
      else if (dice < 0.7) page.look(pick(IDS));
      else if (dice < 0.8) page.reload();
      else if (dice < 0.95) page.pending?.();
      if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve));
    }
    page.fate = () => 'arrives';
    await page.settle();

    const { applied } = page.server;
    for (const act of page.wanted) {
      const answer = page.over.get(act.key)!;
      const rows = [...answer.done, ...answer.refused].map(({ target }) => target.id);
      // Each row has one answer, and what it says is what happened.
      expect(rows.sort()).toEqual(act.parts.flatMap((part) => part.targets.map(({ id }) => id)).sort());
      const names = new Set(act.parts.map((part) => part.act));
      const happened = applied.filter((each) => names.has(each.act)).map(({ id }) => id);
      expect(happened.sort()).toEqual(answer.done.map(({ target }) => target.id).sort());
    }
    // Nothing is done twice, and what was wanted of one incident comes in its order.
    expect(new Set(applied.map(({ id, act }) => `${id} ${act}`)).size).toBe(applied.length);
    for (const id of IDS) {
      const order = applied.filter((each) => each.id === id).map(({ act }) => Number(act.split('-')[0]));
      expect(order).toEqual([...order].sort((one, other) => one - other));
    }
  });

  test('what somebody else has changed since it was looked at is never overruled', async () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = seeded(seed);
      const page = new Page();
      const fates: Fate[] = ['arrives', 'is lost', 'answer is lost', 'finds no database'];
      page.fate = () => fates[Math.floor(random() * fates.length)]!;
      const [id] = IDS as [string];
      page.want([id], 'low');
      page.want([id], 'info');
      if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve));
      if (random() < 0.3) page.reload();
      const before = page.server.applied.length;
      page.server.meddle(id);
      page.want([id], 'critical');
      page.fate = () => 'arrives';
      await page.settle();
      expect(page.server.applied.length).toBe(before);
      expect(page.server.held.get(id)!.severity).toBe('medium');
    }
  });

  test('what is wanted of a later state stays so, while an earlier act still has no answer', async () => {
    const page = new Page();
    page.fate = () => 'answer is lost';
    page.want(['a'], 'low');
    await new Promise((resolve) => setImmediate(resolve));
    page.server.meddle('a');
    page.look('a');
    page.want(['a'], 'critical');
    page.fate = () => 'arrives';
    await page.settle();
    expect([...page.over.values()].flatMap(({ refused }) => refused)).toEqual([]);
    expect(page.server.held.get('a')).toMatchObject({ version: 4, severity: 'critical' });
  });

  test('one’s own acts in a row, before any is answered, are no conflict to each other', async () => {
    const page = new Page();
    let turn = 0;
    page.fate = () => (['answer is lost', 'is lost', 'arrives'] as const)[turn++ % 3]!;
    for (const severity of ['low', 'info', 'critical'] as const) page.want(['a', 'b'], severity);
    await page.settle();
    expect([...page.over.values()].flatMap(({ refused }) => refused)).toEqual([]);
    expect(page.server.held.get('a')).toMatchObject({ version: 4, severity: 'critical' });
  });
});
