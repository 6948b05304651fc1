import type { Clock } from '../../shared/domain/clock.ts';
import { scopeOf } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Logger } from '../../shared/node/log.ts';
import { NEWS_AT_ONCE, NEWS_EVERY_MS } from '../../shared/wire/ops-limits.ts';
import type { Place } from './read-log.ts';
import { type NewsDeps, readNews, type Told } from './read-news.ts';

/** With more tenants moving than this, the others' turn comes next. */
const TENANTS_A_TURN = 25;
/** Whoever was told to read anew does so once a second at most: a flood is not read more often. */
const AFTER_FLOOD_MS = 1_000;
/** With many tenants moving all the time, what moves within this is read together: forty looks a second at most. */
const TURN_EVERY_MS = 25;
/** How far ahead of its rate a log may be told. */
const AHEAD_MS = (NEWS_AT_ONCE - 1) * NEWS_EVERY_MS;
/** After a look at the database that failed. */
const RETRY_MS = 500;

export interface NewsroomDeps extends NewsDeps {
  readonly clock: Clock;
  readonly log: Logger;
}

interface NewsroomEnds {
  /** Whether anybody here hears a tenant's news. */
  isHeard(tenant: TenantId): boolean;
  tell(told: Told): void;
}

/**
 * Follows the logs and tells what happened in those that somebody hears: the first moves at once, then ten a second,
 * one look at the database for all that moved. What nobody hears is passed over unread.
 */
export class Newsroom {
  readonly #deps: NewsroomDeps;
  readonly #ends: NewsroomEnds;
  /** Up to where each log was told, or passed over. */
  readonly #told: Map<TenantId, number>;
  /** Up to where those that moved since are known to go: whose turn is next comes first. */
  readonly #moved = new Map<TenantId, number>();
  /** Until when its rate is used up by what was told, epoch milliseconds. */
  readonly #usedUntil = new Map<TenantId, number>();
  #timer: NodeJS.Timeout | undefined;
  /** When the timer goes off, and before when none may; epoch milliseconds. */
  #wakesAt = Number.POSITIVE_INFINITY;
  #restsUntil = 0;
  #reading = false;
  #closed = false;

  /** `positions` are where the logs stand that are known already. */
  constructor(deps: NewsroomDeps, ends: NewsroomEnds, positions: Iterable<[TenantId, number]>) {
    this.#deps = deps;
    this.#ends = ends;
    this.#told = new Map(positions);
  }

  /** A tenant's log is known to have come to `seq`. */
  note(tenant: TenantId, seq: number): void {
    if (seq <= this.position(tenant)) return;
    if (!this.#ends.isHeard(tenant)) {
      this.#pass(tenant, seq);
      return;
    }
    this.#moved.set(tenant, seq);
    this.#wake(this.#notBefore(tenant));
  }

  /** What happened up to here is told no more: whoever comes now reads it. */
  position(tenant: TenantId): number {
    return this.#told.get(tenant) ?? 0;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** From when on it may be told again, epoch milliseconds. */
  #notBefore(tenant: TenantId): number {
    return (this.#usedUntil.get(tenant) ?? 0) - AHEAD_MS;
  }

  #use(tenant: TenantId, ms: number): void {
    this.#usedUntil.set(tenant, Math.max(this.#usedUntil.get(tenant) ?? 0, this.#deps.clock()) + ms);
  }

  /** Sees to it that there is a turn at `at`, or as soon after as there may be one. */
  #wake(at: number): void {
    const due = Math.max(at, this.#restsUntil);
    if (this.#reading || this.#closed || this.#wakesAt <= due) return;
    clearTimeout(this.#timer);
    this.#wakesAt = due;
    this.#timer = setTimeout(() => void this.#turn(), due - this.#deps.clock());
  }

  #pass(tenant: TenantId, seq: number): void {
    this.#told.set(tenant, Math.max(seq, this.position(tenant)));
    this.#moved.delete(tenant);
  }

  async #turn(): Promise<void> {
    this.#reading = true;
    const start = this.#deps.clock();
    const isRead = await this.#tellDue();
    this.#reading = false;
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#restsUntil = isRead ? start + TURN_EVERY_MS : this.#deps.clock() + RETRY_MS;
    if (this.#moved.size === 0) return;
    this.#wake(Math.min(...[...this.#moved.keys()].map((tenant) => this.#notBefore(tenant))));
  }

  /** False if the database could not be read. */
  async #tellDue(): Promise<boolean> {
    const places = this.#due();
    if (places.length === 0) return true;
    const known = new Map(this.#moved);
    try {
      const { told, late } = await readNews(this.#deps, scopeOf(places.map(({ tenant }) => tenant)), places);
      const waiting = new Set(late.map(({ tenant }) => tenant));
      const answers = new Map(told.map((each) => [each.news.tenant as TenantId, each]));
      for (const { tenant } of places) {
        if (!waiting.has(tenant)) this.#settle(tenant, known.get(tenant)!, answers.get(tenant));
      }
      return true;
    } catch (error) {
      this.#deps.log.warn({ err: error, tenants: places.length }, 'news of logs not read; trying again');
      return false;
    }
  }

  #due(): Place[] {
    const now = this.#deps.clock();
    const places: Place[] = [];
    for (const [tenant, seq] of [...this.#moved]) {
      if (this.#notBefore(tenant) > now) continue;
      if (!this.#ends.isHeard(tenant)) this.#pass(tenant, seq);
      else places.push({ tenant, after: this.position(tenant) });
      if (places.length === TENANTS_A_TURN) break;
    }
    return places;
  }

  /** Tells what was read; what moved beyond it meanwhile waits at the end of the line. */
  #settle(tenant: TenantId, asked: number, told: Told | undefined): void {
    const latest = this.#moved.get(tenant) ?? 0;
    this.#moved.delete(tenant);
    if (told !== undefined && !this.#closed) {
      this.#use(tenant, told.news.items === null ? AFTER_FLOOD_MS + AHEAD_MS : NEWS_EVERY_MS);
      this.#told.set(tenant, Math.max(told.news.to, this.position(tenant)));
      this.#ends.tell(told);
    }
    // A log that says less than was announced is not asked again before it moves.
    if (latest > Math.max(asked, this.position(tenant))) this.#moved.set(tenant, latest);
  }
}
