import type { Redis } from 'ioredis';
import { sql } from 'kysely';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tenancy } from '../../../shared/node/db/tenancy.ts';
import type { Logger } from '../../../shared/node/log.ts';
import { PRESENCE_CHANNEL } from '../../../shared/node/redis/keys.ts';
import type { Claim, Presence as PresenceNews } from '../../../shared/wire/ops.ts';
import { noIncident } from '../../acts/locate.ts';
import type { SealedIds } from '../../sealed-id.ts';
import { type At, BEAT_MS, Company } from './company.ts';
import { PresenceDesk } from './desk.ts';
import type { User } from './entry.ts';
import { parseSaid } from './said.ts';
import { PresenceStore } from './store.ts';

export interface PresenceDeps {
  readonly tenancy: Tenancy;
  readonly ids: SealedIds;
  readonly redis: Redis;
  readonly clock: Clock;
  readonly log: Logger;
}

interface PresenceEnds {
  isHeard(tenant: TenantId): boolean;
  tell(presence: PresenceNews): void;
}

/** Whoever says something of themselves over one socket. */
export interface Window {
  readonly socket: string;
  readonly user: User;
  /** Where they read incidents at present. */
  readonly scope: Scope;
}

/** Who looks at which incident, and who looks into it: over all servers, each within what it may see. */
export class Presence {
  readonly #deps: PresenceDeps;
  readonly #company: Company;
  readonly #desk: PresenceDesk;
  readonly #timer: NodeJS.Timeout;
  readonly #underWay = new Set<Promise<void>>();

  constructor(deps: PresenceDeps, ends: PresenceEnds) {
    this.#deps = deps;
    const store = new PresenceStore(deps.redis, deps.clock);
    this.#company = new Company(store, deps.clock);
    this.#desk = new PresenceDesk({ ...deps, store }, ends);
    this.#timer = setInterval(() => this.#try(this.#beat()), BEAT_MS);
  }

  /** `subscriber` is a connection of its own: one in subscriber mode takes no other command. */
  async listen(subscriber: Redis): Promise<void> {
    subscriber.on('message', (_channel, text) => {
      const said = parseSaid(text);
      if (said === null) return;
      if (said.kind === 'changed') this.#desk.note({ ...said, tenant: said.tenant as TenantId });
      else this.#company.hear(said);
    });
    await subscriber.subscribe(PRESENCE_CHANNEL);
  }

  enter = (socket: string, user: User): void => this.#company.enter(socket, user);
  leave = (socket: string, user: User): void => this.#try(this.#company.leave(socket, user));
  turn = (socket: string, user: User, scope: Scope): void =>
    this.#try(this.#company.turn(socket, user, scope));

  async look({ socket, user, scope }: Window, incident: string | null): Promise<PresenceNews | null> {
    const at = incident === null ? null : await this.#one(scope, incident);
    await this.#company.look(socket, user, at);
    return at && this.#now(at);
  }

  async claim({ user, scope }: Window, { incident, claimed }: Claim): Promise<PresenceNews> {
    const at = await this.#one(scope, incident);
    if (claimed) await this.#company.claim(user, at);
    else await this.#company.release(user, at);
    return this.#now(at);
  }

  /** Incidents outside of the scope are missing, like those that never were. */
  async who({ scope }: Window, incidents: readonly string[]): Promise<PresenceNews[]> {
    const places = await this.#locate(scope, incidents);
    return places.length === 0 ? [] : this.#desk.who(places);
  }

  /** Whoever was here is told to have gone. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#desk.close();
    await Promise.all(this.#underWay);
  }

  async #now(at: At): Promise<PresenceNews> {
    return (await this.#desk.who([at]))[0]!;
  }

  async #one(scope: Scope, incident: string): Promise<At> {
    const [at] = await this.#locate(scope, [incident]);
    if (at === undefined) throw noIncident();
    return at;
  }

  async #locate(scope: Scope, incidents: readonly string[]): Promise<At[]> {
    const { ids, tenancy } = this.#deps;
    const numbers = incidents.flatMap((incident) => ids.open('incident', incident) ?? []);
    if (numbers.length === 0) return [];
    const rows = await tenancy.asScope(scope, (tx) =>
      tx
        .selectFrom('incidents')
        .select(['id', 'tenant_id'])
        .where(sql<boolean>`id = any(${numbers}::bigint[])`)
        .execute(),
    );
    return rows.map((row) => ({ tenant: row.tenant_id as TenantId, incident: ids.seal('incident', row.id) }));
  }

  async #beat(): Promise<void> {
    await this.#company.beat();
    await this.#desk.beat();
  }

  /** While Redis is away nobody is seen; what is still true is told with the first beat after. */
  #try(work: Promise<void>): void {
    const done = work
      .catch((error) => this.#deps.log.warn({ err: error }, 'presence not told'))
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }
}
