import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Scope } from '../../shared/node/db/tenancy.ts';
import { HEARTBEAT_MS, type Ping } from '../../shared/wire/live.ts';
import type { Mirror } from './mirror.ts';
import { Outbox, type Pipe } from './outbox.ts';
import { type FrameTime, View } from './view.ts';

/** At most 20 frames a second and reader: faster than anyone sees, slow enough to gather a burst in one frame. */
const TICK_MS = 50;

interface Audience {
  readonly scope: Scope;
  view: View;
  readonly readers: Set<Outbox>;
}

/** How current this process' numbers are; kept by the stream follower. */
export interface Currency {
  /** Last instant at which the mirror was known to be up to date, epoch milliseconds. */
  asOf: number;
  /** Age of the oldest accepted record that is not counted yet, milliseconds. */
  waiting: number;
}

/**
 * Turns what the mirror collects into frames: one view per distinct scope, one encoding per view and tick,
 * whatever the number of readers.
 */
export class Hub {
  readonly epoch = randomUUID();
  readonly #mirror: Mirror;
  readonly #clock: Clock;
  readonly #currency: Currency;
  readonly #audiences = new Map<string, Audience>();
  #tick: NodeJS.Timeout | null = null;
  #lastTick = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(mirror: Mirror, clock: Clock, currency: Currency) {
    this.#mirror = mirror;
    this.#clock = clock;
    this.#currency = currency;
    mirror.listen(() => this.#schedule());
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  get readers(): number {
    return [...this.#audiences.values()].reduce((sum, { readers }) => sum + readers.size, 0);
  }

  time = (): FrameTime => ({ at: this.#clock(), as_of: this.#currency.asOf });

  /** Adds a reader; its first frame is a snapshot. Call the answer when the reader is gone. */
  join(scope: Scope, pipe: Pipe): { outbox: Outbox; leave: () => void } {
    const key = keyOf(scope);
    const audience = this.#audiences.get(key) ?? this.#open(key, scope);
    const outbox = new Outbox(pipe, audience.view, this.time);
    audience.readers.add(outbox);
    outbox.show(audience.view);
    const leave = () => {
      audience.readers.delete(outbox);
      if (audience.readers.size === 0) this.#audiences.delete(key);
    };
    return { outbox, leave };
  }

  /** The current view of a scope, for a reader over HTTP. */
  look(scope: Scope): View {
    this.#flush();
    return this.#audiences.get(keyOf(scope))?.view ?? this.#viewOf(scope);
  }

  /** The list of tenants changed: every view is made anew and sent whole. */
  reshape(): void {
    this.#flush();
    for (const audience of this.#audiences.values()) {
      audience.view = this.#viewOf(audience.scope);
      for (const outbox of audience.readers) outbox.show(audience.view);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    if (this.#tick !== null) clearTimeout(this.#tick);
  }

  #open(key: string, scope: Scope): Audience {
    this.#flush();
    const audience = { scope, view: this.#viewOf(scope), readers: new Set<Outbox>() };
    this.#audiences.set(key, audience);
    return audience;
  }

  #viewOf(scope: Scope): View {
    const tenants = this.#mirror.tenants().filter((tenant) => covers(scope, tenant));
    return new View(`${this.epoch}.${randomUUID().slice(0, 8)}`, tenants, (id) => this.#mirror.row(id));
  }

  /** The first change after a pause goes out at once, the next ones gather until the tick. */
  #schedule(): void {
    if (this.#tick !== null) return;
    const wait = Math.max(0, this.#lastTick + TICK_MS - this.#clock());
    this.#tick = setTimeout(
      () => {
        this.#tick = null;
        this.#flush();
      },
      Math.min(wait, TICK_MS),
    );
  }

  #flush(): void {
    this.#lastTick = this.#clock();
    const changed = this.#mirror.collect(this.#lastTick);
    if (changed.size === 0) return;
    for (const { view, readers } of this.#audiences.values()) {
      const from = view.version;
      if (!view.apply(changed)) continue;
      const frame = Buffer.from(view.delta(from, this.time()));
      for (const outbox of readers) outbox.offer(frame, from);
    }
  }

  #beat(): void {
    this.#flush();
    const now = this.#clock();
    for (const { view, readers } of this.#audiences.values()) {
      const { asOf, waiting } = this.#currency;
      const ping: Ping = { type: 'ping', at: now, as_of: asOf, version: view.version, waiting };
      const frame = Buffer.from(JSON.stringify(ping));
      for (const outbox of readers) {
        outbox.closeIfSlow(now);
        outbox.say(frame);
      }
    }
  }
}

const keyOf = (scope: Scope): string => (scope.kind === 'all' ? '*' : scope.ids.toSorted().join());
const covers = (scope: Scope, tenant: Tenant): boolean =>
  scope.kind === 'all' || scope.ids.includes(tenant.id);
