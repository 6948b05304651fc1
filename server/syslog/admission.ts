import { type Clock, SECOND_MS } from '../../shared/domain/clock.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import { findHolder, type KeyHolder } from '../../shared/node/ingest/key.ts';

/** What a key allows is looked up this often; that it is not revoked is seen with every commit. */
const KEEP_MS = 5 * SECOND_MS;
/** A listener hears devices, not the world; beyond this many the oldest is looked up again. */
const MAX_SENDERS = 10_000;

/** Whether a sender may use the listener's key; answers its holder, or throws the fault. */
export class Admission {
  readonly #tenancy: Tenancy;
  readonly #key: string;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly until: number; readonly holder: Promise<KeyHolder> }>();

  constructor(deps: { readonly tenancy: Tenancy; readonly clock: Clock }, key: string) {
    this.#tenancy = deps.tenancy;
    this.#clock = deps.clock;
    this.#key = key;
  }

  of(sender: string): Promise<KeyHolder> {
    const known = this.#known.get(sender);
    if (known !== undefined && known.until > this.#clock()) return known.holder;
    this.#known.delete(sender);
    const holder = findHolder(this.#tenancy, this.#key, sender);
    this.#known.set(sender, { until: this.#clock() + KEEP_MS, holder });
    // Whoever waits for it hears of it; a database that is away is asked again the next time.
    holder.catch(() => this.#known.delete(sender));
    if (this.#known.size > MAX_SENDERS) this.#known.delete(this.#known.keys().next().value!);
    return holder;
  }
}
