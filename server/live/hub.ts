import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import { covers, keyOf, type Scope } from '../../shared/domain/scope.ts';
import type { Tenant, TenantId } from '../../shared/domain/tenant.ts';
import type { Ping } from '../../shared/wire/live.ts';
import { HEARTBEAT_MS } from '../../shared/wire/live-words.ts';
import type { Mirror } from './mirror.ts';
import { Outbox, type Pipe } from './outbox.ts';
import { Tags, Versions } from './versions.ts';
import { type FrameTime, View } from './view.ts';

/** At most 20 frames a second and reader, as outside programs are promised: enough to gather a burst in one frame. */
const TICK_MS = 50;

/**
 * Whoever sees less than all learns that the numbers are current to within this time, not more precisely: how often
 * the stream was read just now would tell how busy the tenants are that they do not see. Longer than the read of a
 * quiet stream lasts.
 */
const CURRENT_WITHIN_MS = 600;

interface Audience {
  readonly scope: Scope;
  readonly versions: Versions;
  readonly time: () => FrameTime;
  view: View;
  /** The version the last shared frame led to; readers that lag further behind get a frame of their own. */
  told: number;
  readonly readers: Set<Outbox>;
}

/** How current this process' numbers are; kept by the stream follower and the server's timer. */
export interface Currency {
  /** Last instant at which the mirror was known to be up to date, epoch milliseconds. */
  asOf: number;
  /** When the oldest accepted record came that is not counted yet, epoch milliseconds by tenant. */
  waiting: ReadonlyMap<TenantId, number>;
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
  /** Every admitted reader; null while it has not asked for a scope. */
  readonly #audienceOf = new Map<Outbox, Audience | null>();
  readonly #tags = new Tags();
  readonly #began: number;
  #tick: NodeJS.Timeout | null = null;
  #lastTick = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(mirror: Mirror, clock: Clock, currency: Currency) {
    this.#mirror = mirror;
    this.#clock = clock;
    this.#began = clock();
    this.#currency = currency;
    mirror.listen(() => this.#schedule());
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  get readers(): number {
    return this.#audienceOf.size;
  }

  time = (): FrameTime => ({ at: this.#clock(), as_of: this.#currency.asOf });

  /** The same, as it may be told to readers of this scope. */
  timeFor = (scope: Scope): FrameTime => (scope.kind === 'all' ? this.time() : blurred(this.time()));

  /** One outbox for the life of a pipe: however often its reader asks, at most one frame is in flight. */
  admit(pipe: Pipe): Outbox {
    const outbox = new Outbox(pipe);
    this.#audienceOf.set(outbox, null);
    return outbox;
  }

  /** The reader sees this scope from now on: a snapshot follows, then its deltas. */
  show(outbox: Outbox, scope: Scope): void {
    this.#depart(outbox);
    const audience = this.#audience(scope);
    audience.readers.add(outbox);
    this.#audienceOf.set(outbox, audience);
    outbox.show(audience);
  }

  leave(outbox: Outbox): void {
    this.#depart(outbox);
    this.#audienceOf.delete(outbox);
  }

  /** The current view of a scope, for a reader over HTTP. */
  look(scope: Scope): View {
    this.#advance();
    return this.#audiences.get(keyOf(scope))?.view ?? this.#viewOf(this.#tenantsOf(scope));
  }

  /** The list of tenants changed: views that show one of those that did are made anew and sent whole. */
  reshape(): void {
    this.#advance();
    for (const audience of this.#audiences.values()) {
      const tenants = this.#tenantsOf(audience.scope);
      // Whoever sees none of the changed tenants learns nothing of the change, not even that there was one.
      if (isSameList(audience.view.tenants, tenants)) continue;
      audience.view = this.#viewOf(tenants, audience.versions);
      audience.told = audience.view.version;
      for (const outbox of audience.readers) outbox.show(audience);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    if (this.#tick !== null) clearTimeout(this.#tick);
  }

  #depart(outbox: Outbox): void {
    const audience = this.#audienceOf.get(outbox);
    if (!audience) return;
    audience.readers.delete(outbox);
    if (audience.readers.size > 0) return;
    this.#audiences.delete(keyOf(audience.scope));
    this.#tags.free(audience.versions.tag);
  }

  #audience(scope: Scope): Audience {
    const known = this.#audiences.get(keyOf(scope));
    this.#advance();
    if (known !== undefined) return known;
    const versions = new Versions(this.#tags.take(), () => this.#clock() - this.#began);
    const view = this.#viewOf(this.#tenantsOf(scope), versions);
    const time = () => this.timeFor(scope);
    const audience = { scope, versions, time, view, told: view.version, readers: new Set<Outbox>() };
    this.#audiences.set(keyOf(scope), audience);
    return audience;
  }

  #tenantsOf(scope: Scope): Tenant[] {
    const tenants = this.#mirror.tenants();
    if (scope.kind === 'all') return tenants;
    const ids = new Set(scope.ids);
    return tenants.filter(({ id }) => ids.has(id));
  }

  #viewOf(tenants: readonly Tenant[], versions?: Versions): View {
    const rowOf = (id: Tenant['id']) => this.#mirror.row(id);
    return new View(`${this.epoch}.${randomUUID().slice(0, 8)}`, tenants, rowOf, versions?.next);
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

  /** Brings every view up to date. Readers hear of it at the next tick, however often this is called. */
  #advance(): void {
    const changed = this.#mirror.collect(this.#clock());
    if (changed.size === 0) return;
    for (const { view } of this.#audiences.values()) view.apply(changed);
  }

  #flush(): void {
    this.#lastTick = this.#clock();
    this.#advance();
    for (const audience of this.#audiences.values()) {
      const { view, told, readers, time } = audience;
      if (view.version === told) continue;
      const frame = Buffer.from(view.delta(told, time()));
      audience.told = view.version;
      for (const outbox of readers) outbox.offer(frame, told, this.#lastTick);
    }
  }

  #beat(): void {
    // Windows fall with time alone, so a quiet hub ticks too.
    this.#schedule();
    const now = this.#clock();
    const pings = new Map<Audience | null, Buffer | null>([[null, null]]);
    for (const audience of this.#audiences.values()) {
      const waiting = longestWait(this.#currency.waiting, audience.scope, now);
      const ping: Ping = { type: 'ping', ...audience.time(), version: audience.view.version, waiting };
      pings.set(audience, Buffer.from(JSON.stringify(ping)));
    }
    for (const [outbox, audience] of this.#audienceOf) outbox.beat(pings.get(audience) ?? null, now);
  }
}

const blurred = ({ at, as_of }: FrameTime): FrameTime => ({
  at,
  as_of: Math.min(as_of, at - CURRENT_WITHIN_MS),
});

/** Milliseconds that the oldest record of this scope has been waiting; what others wait for is not told. */
function longestWait(waiting: Currency['waiting'], scope: Scope, now: number): number {
  let oldest = now;
  for (const [id, at] of waiting) if (at < oldest && covers(scope, id)) oldest = at;
  return now - oldest;
}

const isSameList = (a: readonly Tenant[], b: readonly Tenant[]): boolean =>
  a.length === b.length && a.every((tenant, index) => isSameTenant(tenant, b[index]!));

const isSameTenant = (a: Tenant, b: Tenant): boolean =>
  a.id === b.id &&
  a.slug === b.slug &&
  a.name === b.name &&
  a.state === b.state &&
  a.criticality === b.criticality;
