import { covers, type Scope, scopeOf } from '../../shared/domain/scope.ts';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import type { News, Positions } from '../../shared/wire/ops.ts';
import { MAX_EVENTS, type Place, readHeads } from './read-log.ts';
import { type NewsDeps, readNews, type Told } from './read-news.ts';

/** After a server has gone all its readers come at once: the news of now must not wait in line behind them. */
const READERS_AT_ONCE = 2;
/** Events that one reader may have read; where more was missed it reads its lists anew, which costs less. */
const MAX_EVENTS_AT_ONCE = 2_000;

/** News since positions that somebody comes with, within what they may see now. */
export class CatchUp {
  readonly #deps: NewsDeps;
  #running = 0;
  readonly #line: (() => void)[] = [];

  constructor(deps: NewsDeps) {
    this.#deps = deps;
  }

  /** Tenants outside of the scope, and those where nothing happened since, are missing from the answer. */
  async read(scope: Scope, positions: Positions): Promise<Told[]> {
    const asked = within(scope, positions);
    if (asked.size === 0) return [];
    await this.#turn();
    try {
      const { near, far } = await this.#measure(asked);
      if (near.length === 0) return far;
      const { told, late } = await readNews(this.#deps, scopeOf(near.map(({ tenant }) => tenant)), near);
      return [...told, ...late.map(withoutRows), ...far];
    } finally {
      this.#leave();
    }
  }

  /** How far behind each is: those that are little behind are read, as many as there may be. */
  async #measure(asked: ReadonlyMap<TenantId, number>): Promise<{ near: Place[]; far: Told[] }> {
    const heads = await this.#deps.tenancy.asScope(scopeOf(asked.keys()), (tx) =>
      readHeads(tx, [...asked.keys()]),
    );
    const behind = [...heads]
      .map(([tenant, to]) => ({ tenant, from: asked.get(tenant)!, to }))
      .filter(({ from, to }) => from < to)
      .sort((a, b) => a.to - a.from - (b.to - b.from));
    const near: Place[] = [];
    const far: Told[] = [];
    let events = 0;
    for (const each of behind) {
      events += each.to - each.from;
      const isNear = each.to - each.from <= MAX_EVENTS && events <= MAX_EVENTS_AT_ONCE;
      if (isNear) near.push({ tenant: each.tenant, after: each.from });
      else far.push(withoutRows(each));
    }
    return { near, far };
  }

  async #turn(): Promise<void> {
    if (this.#running < READERS_AT_ONCE) this.#running++;
    else await new Promise<void>((go) => this.#line.push(go));
  }

  /** The place goes to whoever is next. */
  #leave(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#running--;
    else next();
  }
}

/** Of a tenant named twice the earlier place counts: it lacks more. */
function within(scope: Scope, positions: Positions): Map<TenantId, number> {
  const asked = new Map<TenantId, number>();
  for (const [tenant, seq] of positions) {
    if (isTenantId(tenant) && covers(scope, tenant))
      asked.set(tenant, Math.min(seq, asked.get(tenant) ?? seq));
  }
  return asked;
}

const withoutRows = ({ tenant, from, to }: Omit<News, 'items'>): Told => ({
  news: { tenant, from, to, items: null },
  personal: [],
});
