import type { Clock } from '../../../shared/domain/clock.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Logger } from '../../../shared/node/log.ts';
import type { Presence } from '../../../shared/wire/ops.ts';
import { PRESENCE_EVERY_MS } from '../../../shared/wire/ops-limits.ts';
import type { At } from './company.ts';
import { peopleOf } from './entry.ts';
import type { PresenceStore } from './store.ts';

export interface DeskDeps {
  readonly store: PresenceStore;
  readonly clock: Clock;
  readonly log: Logger;
}

interface DeskEnds {
  isHeard(tenant: TenantId): boolean;
  tell(presence: Presence): void;
}

/** What comes in the same breath is read together. */
const BREATH_MS = 10;
/** After a look at Redis that failed. */
const RETRY_MS = 1_000;

/** Tells who is at an incident whenever that has changed: at once, then four times a second at most. */
export class PresenceDesk {
  readonly #deps: DeskDeps;
  readonly #ends: DeskEnds;
  /** Incidents that changed, and until when it is waited for what else does, epoch milliseconds. */
  readonly #due = new Map<string, { readonly tenant: TenantId; readonly at: number }>();
  readonly #toldAt = new Map<string, number>();
  /** Where somebody was when it was last told or asked: it is looked whether they still are. */
  readonly #peopled = new Map<string, { readonly tenant: TenantId; readonly people: string }>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: DeskDeps, ends: DeskEnds) {
    this.#deps = deps;
    this.#ends = ends;
  }

  /** Somebody came to it or went. */
  note({ tenant, incident }: At): void {
    if (!this.#ends.isHeard(tenant)) {
      this.#peopled.delete(incident);
      return;
    }
    if (this.#due.has(incident)) return;
    this.#due.set(incident, { tenant, at: this.#deps.clock() + BREATH_MS });
    this.#wake();
  }

  /** Who is at these incidents now, in their order. */
  async who(places: readonly At[]): Promise<Presence[]> {
    const presences = await this.#read(places);
    for (const presence of presences) {
      if (presence.people.length > 0 && !this.#peopled.has(presence.incident)) this.#remember(presence);
    }
    return presences;
  }

  /** A server that was killed tells nobody: now and then it is looked who is still there. */
  async beat(): Promise<void> {
    const places = [...this.#peopled].map(([incident, { tenant }]) => ({ tenant, incident }));
    if (places.length === 0) return;
    const presences = await this.#read(places);
    for (const [index, at] of places.entries()) {
      if (this.#peopled.get(at.incident)?.people !== spelled(presences[index]!)) this.note(at);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Asked when it matters: what is noted while the one before is read does not know yet when that is told. */
  #readyAt([incident, { at }]: readonly [string, { readonly at: number }]): number {
    return Math.max(at, (this.#toldAt.get(incident) ?? 0) + PRESENCE_EVERY_MS);
  }

  #wake(): void {
    if (this.#timer !== undefined || this.#due.size === 0 || this.#closed) return;
    const next = Math.min(...[...this.#due].map((due) => this.#readyAt(due)));
    this.#timer = setTimeout(() => void this.#turn(), Math.max(0, next - this.#deps.clock()));
  }

  async #turn(): Promise<void> {
    const now = this.#deps.clock();
    const places = [...this.#due].flatMap((due) =>
      this.#readyAt(due) <= now ? [{ tenant: due[1].tenant, incident: due[0] }] : [],
    );
    for (const { incident } of places) this.#due.delete(incident);
    try {
      for (const presence of await this.#read(places)) this.#tell(presence);
    } catch (error) {
      this.#deps.log.warn({ err: error, incidents: places.length }, 'presence not read; trying again');
      const at = this.#deps.clock() + RETRY_MS;
      for (const { tenant, incident } of places) this.#due.set(incident, { tenant, at });
    }
    this.#timer = undefined;
    this.#wake();
  }

  async #read(places: readonly At[]): Promise<Presence[]> {
    const entries = await this.#deps.store.read(places.map(({ tenant }) => tenant));
    const now = this.#deps.clock();
    return places.map(({ tenant, incident }) => {
      const at = entries.get(tenant)!.filter((entry) => entry.incident === incident);
      return { tenant, incident, people: peopleOf(at, now) };
    });
  }

  #tell(presence: Presence): void {
    if (this.#closed) return;
    this.#forgetOld();
    this.#toldAt.set(presence.incident, this.#deps.clock());
    this.#remember(presence);
    this.#ends.tell(presence);
  }

  #remember(presence: Presence): void {
    const { tenant, incident, people } = presence;
    if (people.length === 0) this.#peopled.delete(incident);
    else this.#peopled.set(incident, { tenant: tenant as TenantId, people: spelled(presence) });
  }

  /** Kept in the order of telling, so those that may be told again come first. */
  #forgetOld(): void {
    const old = this.#deps.clock() - PRESENCE_EVERY_MS;
    for (const [incident, at] of this.#toldAt) {
      if (at > old) return;
      this.#toldAt.delete(incident);
    }
  }
}

const spelled = ({ people }: Presence): string => JSON.stringify(people);
