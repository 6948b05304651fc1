import { createSequence, type Sequence } from '../../../client/ops/sequence.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { News, Positions } from '../../../shared/wire/ops.ts';

export const TENANTS = ['a', 'b', 'c'] as const;
export type Tenant = (typeof TENANTS)[number];
/** Small, so that floods come about. */
const MAX_ROWS = 3;
/** Question, answer and a read over HTTP, some times over. */
const ENOUGH_ROUNDS = 10;

/** A tenant's log: each event is the incident it changed; the state is how often each was. */
class Log {
  readonly events: string[] = [];
  get seq(): number {
    return this.events.length;
  }
  version = (incident: string): number => this.events.filter((each) => each === incident).length;
  /** The incidents that changed after `from`, each as it is now; null if they are too many. */
  since(from: number): Map<string, number> | null {
    const changed = new Set(this.events.slice(from));
    if (changed.size > MAX_ROWS) return null;
    return new Map([...changed].map((incident) => [incident, this.version(incident)]));
  }
  state = (): Map<string, number> =>
    new Map([...new Set(this.events)].map((incident) => [incident, this.version(incident)]));
}

/** What the tests say of a row: which it is, and how often it was changed. */
const row = (id: string, version: number): Incident => ({ id, version }) as Incident;

type Rows = ReadonlyMap<string, number>;

/**
 * A log per tenant, a server that tells them in whatever batches, a pipe that loses, repeats and reorders, and a page
 * that keeps a book of rows by what the sequence tells it.
 */
export class OpsWorld {
  readonly logs = new Map<Tenant, Log>(TENANTS.map((tenant) => [tenant, new Log()]));
  /** What the page holds; versions must never fall. */
  readonly book = new Map<Tenant, Map<string, number>>();
  readonly faults: string[] = [];
  scope = new Set<Tenant>(TENANTS);
  #told = new Map<Tenant, number>(TENANTS.map((tenant) => [tenant, 0]));
  #connected = false;
  #pipe: News[] = [];
  #asks: Positions[] = [];
  /** Answers over HTTP that are under way. */
  #reads: { readonly tenant: Tenant; readonly rows: Rows }[] = [];
  #wanted = new Set<Tenant>();
  #isWaiting = false;
  readonly #chain = new Map<string, number>();
  readonly #rowsTold = new Map<string, number>();
  readonly #sequence: Sequence = createSequence({
    ask: (positions) => void this.#asks.push(positions),
    tell: (news) => this.#hear(news),
    gone: (tenant) => {
      this.book.delete(tenant as Tenant);
      this.#wanted.delete(tenant as Tenant);
      this.#reads = this.#reads.filter((read) => read.tenant !== tenant);
      this.#chain.delete(tenant);
    },
    wait: () => {
      this.#isWaiting = true;
    },
  });

  happen(tenant: Tenant, incident: string): void {
    this.logs.get(tenant)!.events.push(incident);
  }

  /** The server tells what it has not told; nobody there means it is passed over. */
  tell(tenant: Tenant): void {
    const log = this.logs.get(tenant)!;
    const from = this.#told.get(tenant)!;
    if (log.seq === from) return;
    this.#told.set(tenant, log.seq);
    if (this.#connected && this.scope.has(tenant)) this.#pipe.push(this.#news(tenant, from));
  }

  deliver(at: number, what: 'take' | 'drop' | 'repeat'): void {
    if (this.#pipe.length === 0) return;
    const place = at % this.#pipe.length;
    const news = this.#pipe[place]!;
    if (what !== 'repeat') this.#pipe.splice(place, 1);
    if (what !== 'drop') this.#sequence.hear(news);
  }

  answer(isGood: boolean): void {
    const asked = this.#asks.shift();
    if (asked === undefined) return;
    const news = asked
      .filter(([tenant]) => this.scope.has(tenant as Tenant))
      .map(([tenant, from]) => this.#news(tenant as Tenant, from));
    this.#sequence.answered(asked, isGood ? news : null);
  }

  retry(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#sequence.retry();
  }

  /** The page reads a tenant's rows over HTTP; the answer comes later. */
  read(): void {
    for (const tenant of this.#wanted) this.#reads.push({ tenant, rows: this.logs.get(tenant)!.state() });
    this.#wanted.clear();
  }

  arrive(at: number): void {
    const [read] = this.#reads.splice(at % Math.max(1, this.#reads.length), 1);
    if (read) this.#put(read.tenant, read.rows);
  }

  /** What nobody heard meanwhile is passed over, so the server's first word is where the logs stand. */
  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    for (const [tenant, log] of this.logs) this.#told.set(tenant, log.seq);
    this.#positions();
  }

  disconnect(): void {
    this.#connected = false;
    this.#pipe = [];
    this.#asks = [];
    this.#sequence.lost();
  }

  /** Rights changed: what was under way was heard before, and positions come anew. */
  turn(scope: Iterable<Tenant>): void {
    this.scope = new Set(scope);
    this.#pipe = this.#pipe.filter(({ tenant }) => this.scope.has(tenant as Tenant));
    if (this.#connected) this.#positions();
  }

  /**
   * Everything that is under way arrives. What was missed is noticed by what comes next: the news of a further event,
   * or the first word on a new socket. A first question that fails is asked again.
   */
  settle(by: 'event' | 'new socket'): void {
    if (by === 'new socket') this.disconnect();
    this.connect();
    for (const tenant of by === 'event' ? TENANTS : []) {
      this.happen(tenant, 'last');
      this.tell(tenant);
    }
    while (this.#pipe.length > 0) this.deliver(0, 'take');
    this.answer(false);
    for (let round = 0; round < ENOUGH_ROUNDS; round++) {
      while (this.#asks.length > 0) this.answer(true);
      this.retry();
      this.read();
      while (this.#reads.length > 0) this.arrive(0);
    }
  }

  #positions(): void {
    this.#sequence.positions([...this.scope].map((tenant) => [tenant, this.#told.get(tenant)!]));
  }

  #news(tenant: Tenant, from: number): News {
    const log = this.logs.get(tenant)!;
    const changed = log.since(from);
    const items = changed && [...changed].map(([id, version]) => itemOf(id, version));
    return { tenant, from, to: log.seq, items };
  }

  #hear({ tenant, from, to, items }: News): void {
    const last = this.#chain.get(tenant);
    if (last !== undefined && from !== last) this.faults.push(`${tenant}: ${from} follows ${last}`);
    if (to < from) this.faults.push(`${tenant}: ${from} to ${to}`);
    this.#chain.set(tenant, to);
    for (const { incident } of items ?? []) this.#check(tenant, incident);
    if (items === null) this.#wanted.add(tenant as Tenant);
    else this.#put(tenant as Tenant, new Map(items.map(({ incident: { id, version } }) => [id, version])));
  }

  /** News alone never brings an older row after a newer one. */
  #check(tenant: string, { id, version }: Incident): void {
    const before = this.#rowsTold.get(`${tenant} ${id}`) ?? 0;
    if (version < before) this.faults.push(`${tenant} ${id}: version ${version} after ${before}`);
    this.#rowsTold.set(`${tenant} ${id}`, version);
  }

  /** As the console's book does: of two versions the higher, for what is read over HTTP may come late. */
  #put(tenant: Tenant, rows: Rows): void {
    const held = this.book.get(tenant) ?? new Map<string, number>();
    this.book.set(tenant, held);
    for (const [id, version] of rows) held.set(id, Math.max(version, held.get(id) ?? 0));
  }
}

const itemOf = (id: string, version: number) => ({
  incident: row(id, version),
  created: version === 1,
  fields: [],
  actor: null,
});
