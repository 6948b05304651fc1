import { project } from '../../../shared/domain/event.ts';
import type { Moves } from '../../../shared/domain/tally.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import { readHeads, readMoves } from '../../../shared/node/db/log.ts';
import type { EventRange } from '../../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../../../workers/deps.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { trim } from '../../../workers/retain/trim.ts';
import { putRecords } from '../../support/inbox.ts';
import type { Feed } from './feed.ts';
import { Reference, type Said } from './reference.ts';
import type { Step, Told } from './schedule.ts';

export interface Stage {
  readonly tenants: readonly Tenant[];
  readonly writers: readonly WorkerDeps[];
  readonly feed: Feed;
  readonly time: { now: number };
}

/** Plays a schedule against real services, and tells the reference what the tenants were told. */
export class Player {
  readonly #stage: Stage;
  /** Ranges committed and not applied: the process died in between, or is only slow. */
  readonly #held: EventRange[] = [];
  readonly references: readonly Reference[];

  constructor(stage: Stage) {
    this.#stage = stage;
    this.references = stage.tenants.map(() => new Reference());
  }

  async play(step: Step): Promise<void> {
    const { writers, feed, time, tenants } = this.#stage;
    const writer = writers['writer' in step ? step.writer : 0]!;
    switch (step.do) {
      case 'commit':
        return this.#commit(holding(writer, this.#held), step.tenant, step.records);
      case 'write':
        return this.#commit(writer, step.tenant, step.records);
      case 'apply':
        return this.#withHeld(step.which, (range) => writer.projection.apply([range]));
      case 'apply twice':
        return this.#withHeld(step.which, (range) => writer.projection.apply([range, range]));
      case 'forget':
        this.#held.splice(step.which % (this.#held.length + 1), 1);
        return;
      case 'part':
        return writer.projection.apply(await this.#part(tenants[step.tenant]!, step.from, step.length));
      case 'flush':
        await writer.redis.flushall();
        return;
      case 'race':
        return this.#race(step.tenant, step.which, step.records);
      case 'level':
        await writer.projection.level();
        return;
      case 'level twice at once':
        await Promise.all(writers.map((each) => each.projection.level()));
        return;
      case 'trim':
        for (const { id } of tenants) await trim(writer.redis, id, time.now);
        return;
      case 'tick':
        time.now += step.ms;
        return;
      case 'read stream':
        return feed.read(step.loss);
    }
  }

  async #commit(writer: WorkerDeps, tenant: number, told: readonly Told[]): Promise<void> {
    const { now } = this.#stage.time;
    const records = told.map((record) => absolute(record, now));
    const shard = await putRecords(writer, this.#stage.tenants[tenant]!.id, records);
    await drain(writer, shard);
    this.references[tenant]!.tell(records, now);
  }

  /** Everything at once: a writer that commits and applies, a late apply, and two rebuilds. */
  async #race(tenant: number, which: number, told: readonly Told[]): Promise<void> {
    const [one, two] = this.#stage.writers;
    const id = this.#stage.tenants[tenant]!.id;
    await Promise.all([
      one!.projection.rebuild([id]),
      this.#commit(two!, tenant, told),
      this.#withHeld(which, (range) => one!.projection.apply([range])),
      two!.projection.rebuild([id]),
    ]);
  }

  async #withHeld(which: number, work: (range: EventRange) => Promise<void>): Promise<void> {
    const range = this.#held[which % Math.max(1, this.#held.length)];
    if (range !== undefined) await work(range);
  }

  /** Any stretch of a log, as a writer that read it there would apply it. */
  async #part({ id }: Tenant, from: number, length: number): Promise<EventRange[]> {
    return this.#stage.writers[0]!.tenancy.asSystem('a stretch of the log', async (tx) => {
      const head = (await readHeads(tx)).get(id)!;
      const events = await readMoves(tx, id, head === 0 ? 0 : from % head, length + 1);
      if (events.length === 0) return [];
      const moves: Moves = new Map();
      for (const { data } of events) project(moves, data);
      return [{ tenantId: id, first: events[0]!.seq, last: events.at(-1)!.seq, moves }];
    });
  }
}

/** A writer that dies after its commit: what it would have applied is kept for later, or for ever. */
const holding = (writer: WorkerDeps, held: EventRange[]): WorkerDeps => ({
  ...writer,
  projection: {
    ...writer.projection,
    apply: async (ranges) => void held.push(...ranges),
  },
});

function absolute({ detectedAgo, updatedAgo, closedAgo, ...rest }: Told, now: number): Said {
  const at = (ago: number) => new Date(now - ago).toISOString();
  return {
    ...rest,
    ...(detectedAgo === undefined ? {} : { detected_at: at(detectedAgo) }),
    ...(updatedAgo === undefined ? {} : { updated_at: at(updatedAgo) }),
    ...(closedAgo === undefined ? {} : { closed_at: at(closedAgo) }),
  };
}
