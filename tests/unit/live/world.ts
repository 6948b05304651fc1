import type { WebSocket } from 'ws';
import type { Actor } from '../../../server/identity/actor.ts';
import { Hub } from '../../../server/live/hub.ts';
import { Mirror, type StreamEntry } from '../../../server/live/mirror.ts';
import { LiveSocket } from '../../../server/live/socket.ts';
import type { Access } from '../../../shared/domain/access/access.ts';
import { tenantColumns } from '../../../shared/domain/metric.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import { type Criticality, type Tenant, type TenantId, tenantId } from '../../../shared/domain/tenant.ts';
import { Audit, within } from './audit.ts';
import { Ledger } from './ledger.ts';
import { Link } from './link.ts';
import { Screen } from './screen.ts';
import { Wanderer } from './wanderer.ts';

const tenant = (n: number, criticality: Criticality): Tenant => ({
  id: tenantId(`0000000${n}-tenant`),
  slug: `t${n}`,
  name: `Tenant ${n}`,
  state: 'active',
  criticality,
});

/** The first three are always there, so that a scope may name them; the others come and go. */
export const TENANTS = (['medium', 'low', 'high', 'extreme', 'medium'] as const).map((criticality, n) =>
  tenant(n, criticality),
);
export const LASTING = 3;

const every: Scope = { kind: 'all' };
const some = (...numbers: number[]): Scope => ({
  kind: 'tenants',
  ids: numbers.map((n) => TENANTS[n]!.id),
});

/** Watches these tenants, and holds the MSSP View. */
export const analyst = (scope: Scope): Access => ({
  provider: { role: 'mssp_analyst', scope, tier: 'mssp' },
  memberships: new Map(),
  limit: null,
});

export const actor = (scope: Scope): Actor => ({
  id: 'a',
  name: 'A',
  email: 'a@example.test',
  access: analyst(scope),
  by: { kind: 'session', id: 's' },
  expiresAt: Number.POSITIVE_INFINITY,
});

export interface Seat {
  readonly screen: Screen;
  readonly covers: (tenant: Tenant) => boolean;
  link(): Link;
}

/** The whole live path: ledgers → stream → mirror → hub → outbox → link → connection → frames → store. */
export class World {
  readonly now = () => Date.now();
  readonly mirror = new Mirror(this.now);
  readonly currency = { asOf: Date.now(), waiting: new Map() };
  readonly hub = new Hub(this.mirror, this.now, this.currency);
  /** Every tenant there ever was, by number; listed are those that are there now. */
  readonly ledgers = TENANTS.map((each) => new Ledger(each));
  readonly listed = new Set([0, 1, 2, 3]);
  /** What the projection wrote and the mirror has not read. */
  readonly stream: StreamEntry[] = [];
  readonly seats: Seat[];
  readonly wanderer: Wanderer;
  readonly wandererLink: Link;

  constructor() {
    this.reshape();
    this.seats = [
      this.#seat(every, undefined, 0),
      this.#seat(every, [0, 2], -90_000),
      this.#seat(some(1, 3, 4), undefined, 3_600_000),
      this.#seat(some(0, 1, 4), [1], 0),
    ];
    this.wandererLink = this.#plug(every, () => this.wanderer?.scope);
    this.wanderer = new Wanderer(this.wandererLink);
    this.wanderer.subscribe(undefined);
  }

  get links(): Link[] {
    return [...this.seats.map((seat) => seat.link()), this.wandererLink];
  }

  present(): Ledger[] {
    return this.ledgers.filter((_, n) => this.listed.has(n));
  }

  /** The list of tenants changed, as the server's follower does it: list, load what is new, show. */
  reshape(): void {
    const fresh = this.mirror.setTenants(this.present().map((ledger) => ledger.tenant));
    for (const id of fresh) this.load(id);
    this.hub.reshape();
  }

  /** What GET /api/v1/overview does; its answer is as fresh as the mirror. */
  look(ids: readonly TenantId[]): void {
    const view = this.hub.look(ids.length === 0 ? every : { kind: 'tenants', ids });
    for (const [index, { id }] of view.tenants.entries()) {
      for (let at = 0; at < tenantColumns.length; at++) {
        if (view.cell(index + 1, at) !== this.mirror.row(id)![at]) throw new Error(`an old answer for ${id}`);
      }
    }
  }

  load(id: string): void {
    const ledger = this.ledgers.find((each) => each.tenant.id === id)!;
    this.mirror.load(ledger.tenant.id, ledger.state());
  }

  /** A mirror may be behind, never go back. */
  follow(entry: StreamEntry): void {
    const before = { ...this.mirror.position(entry.tenantId) };
    if (this.mirror.take(entry) === 'reload') this.load(entry.tenantId);
    const after = this.mirror.position(entry.tenantId);
    if (after && after.epoch === before.epoch && after.seq < before.seq!)
      throw new Error('the mirror went back');
  }

  close(): void {
    for (const { screen } of this.seats) screen.connection.close();
    this.hub.close();
  }

  #seat(own: Scope, asked: readonly number[] | undefined, skewMs: number): Seat {
    const ids = asked?.map((n) => TENANTS[n]!.id);
    let link: Link;
    const open = () => {
      link = this.#plug(own, () => ids);
      return link.client;
    };
    const screen = new Screen(open, skewMs, ids);
    return { screen, covers: ({ id }) => within(own, ids)(id), link: () => link };
  }

  #plug(own: Scope, asked: () => readonly string[] | undefined): Link {
    const audit = new Audit(this.mirror, (id) => within(own, asked())(id));
    const link = new Link((text) => audit.frame(text));
    new LiveSocket(
      { hub: this.hub, mirror: this.mirror, clock: this.now },
      link as unknown as WebSocket,
      actor(own),
    );
    return link;
  }
}
