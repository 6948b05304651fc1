import type { Clock } from '../../../shared/domain/clock.ts';
import { Fault } from '../../../shared/domain/fault.ts';
import { covers, type Scope } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { CLAIM_MS, MAX_CLAIMS } from '../../../shared/wire/ops-limits.ts';
import { type Entry, parse, spell, type User } from './entry.ts';
import type { Said } from './said.ts';
import { ENTRY_LIFE_MS, type Placed, type PresenceStore } from './store.ts';

/** Whose incident it is. */
export interface At {
  readonly tenant: TenantId;
  readonly incident: string;
}

/** A page that is loaded anew, and another server that has a window of the same person, take a claim up within this. */
const GRACE_MS = 3_000;

/** The people with windows at this server: where they look, and what they have claimed. */
export class Company {
  readonly #store: PresenceStore;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Set<string>>();
  readonly #looks = new Map<string, Placed>();
  readonly #claims = new Map<string, Map<string, Placed>>();

  constructor(store: PresenceStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  enter(socket: string, user: User): void {
    const windows = this.#windows.get(user.id);
    if (windows === undefined) this.#windows.set(user.id, new Set([socket]));
    else windows.add(socket);
  }

  async leave(socket: string, user: User): Promise<void> {
    const windows = this.#windows.get(user.id);
    windows?.delete(socket);
    if (windows?.size === 0) this.#windows.delete(user.id);
    await this.look(socket, user, null);
    if (!this.#windows.has(user.id)) await this.#letGo(user.id);
  }

  async look(socket: string, user: User, at: At | null): Promise<void> {
    const before = this.#looks.get(socket);
    if (before?.entry.incident === at?.incident) return;
    this.#looks.delete(socket);
    const entry = at && { kind: 'look' as const, incident: at.incident, user, since: this.#clock(), socket };
    const placed = entry && { tenant: at.tenant, entry };
    // Kept here first: whoever closes the window while Redis is asked leaves nothing behind.
    if (placed && this.#windows.get(user.id)?.has(socket)) this.#looks.set(socket, placed);
    if (before) await this.#store.drop(before);
    if (placed && this.#looks.get(socket) === placed) await this.#store.put(placed);
  }

  async claim(user: User, { tenant, incident }: At): Promise<void> {
    const held = await this.#claimsAt(user.id, { tenant, incident });
    const mine = this.#claims.get(user.id);
    if (held.length === 0 && (mine?.size ?? 0) >= MAX_CLAIMS) {
      throw new Fault('conflict', `one can look into ${MAX_CLAIMS} incidents at a time: let go of one first`);
    }
    const since = this.#clock();
    const entry = held[0] ?? { kind: 'claim' as const, incident, user, since, until: since + CLAIM_MS };
    if (!this.#windows.has(user.id)) return;
    this.#keep(user.id, { tenant, entry });
    await this.#store.put({ tenant, entry });
  }

  async release(user: User, { tenant, incident }: At): Promise<void> {
    this.#forget(user.id, incident);
    for (const entry of await this.#claimsAt(user.id, { tenant, incident })) {
      await this.#store.drop({ tenant, entry });
    }
    await this.#store.tell({ kind: 'released', user: user.id, incident });
  }

  /** What the reader of a window may see is another than before: what lies outside ends. */
  async turn(socket: string, user: User, scope: Scope): Promise<void> {
    const look = this.#looks.get(socket);
    if (look && !covers(scope, look.tenant)) await this.look(socket, user, null);
    for (const { tenant, entry } of [...(this.#claims.get(user.id)?.values() ?? [])]) {
      if (!covers(scope, tenant)) await this.release(user, { tenant, incident: entry.incident });
    }
  }

  hear(said: Said): void {
    if (said.kind === 'released') this.#forget(said.user, said.incident);
    if (said.kind === 'left' && this.#windows.has(said.user)) this.#adopt(said.user, said.claims);
  }

  /** Called more often than entries live. */
  async beat(): Promise<void> {
    const now = this.#clock();
    for (const [user, claims] of this.#claims) {
      for (const { entry } of claims.values()) {
        if (entry.kind === 'claim' && entry.until <= now) this.#forget(user, entry.incident);
      }
    }
    const claims = [...this.#claims.values()].flatMap((each) => [...each.values()]);
    await this.#store.renew([...this.#looks.values(), ...claims]);
  }

  #keep(user: string, placed: Placed): void {
    const claims = this.#claims.get(user) ?? new Map<string, Placed>();
    this.#claims.set(user, claims.set(placed.entry.incident, placed));
  }

  #forget(user: string, incident: string): void {
    const claims = this.#claims.get(user);
    claims?.delete(incident);
    if (claims?.size === 0) this.#claims.delete(user);
  }

  async #claimsAt(user: string, { tenant, incident }: At): Promise<Entry[]> {
    const entries = (await this.#store.read([tenant])).get(tenant) ?? [];
    const now = this.#clock();
    return entries.filter(
      (entry) =>
        entry.kind === 'claim' && entry.incident === incident && entry.user.id === user && entry.until > now,
    );
  }

  /** The last window here has closed: other servers may have one, and a page that reloads is back in a moment. */
  async #letGo(user: string): Promise<void> {
    const claims = [...(this.#claims.get(user)?.values() ?? [])];
    if (claims.length === 0) return;
    this.#claims.delete(user);
    for (const placed of claims) await this.#store.shorten(placed, GRACE_MS);
    const spelled = claims.map(({ tenant, entry }): [string, string] => [tenant, spell(entry)]);
    await this.#store.tell({ kind: 'left', user, claims: spelled });
    setTimeout(() => {
      for (const { tenant, entry } of claims) {
        void this.#store.tell({ kind: 'changed', tenant, incident: entry.incident }).catch(() => {});
      }
    }, GRACE_MS + 1).unref();
  }

  #adopt(user: string, claims: readonly [string, string][]): void {
    const adopted = claims.flatMap(([tenant, member]) => {
      const entry = parse(member);
      return entry ? [{ tenant: tenant as TenantId, entry }] : [];
    });
    for (const placed of adopted) this.#keep(user, placed);
    void this.#store.renew(adopted).catch(() => {});
  }
}

/** Three beats within an entry's life: one may be late, and one be lost. */
export const BEAT_MS = ENTRY_LIFE_MS / 3;
