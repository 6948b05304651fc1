import { expect } from 'vitest';
import { Listener } from '../../support/listener.ts';
import { mentions } from '../../support/mentions.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { until } from '../../support/until.ts';

/** Someone with both sockets open, who has heard of these customers on both. */
export class Witness {
  readonly live: Listener;
  readonly ops: OpsListener;

  private constructor(live: Listener, ops: OpsListener) {
    this.live = live;
    this.ops = ops;
  }

  static async of(
    operator: Operator,
    view: 'overview' | 'tenant',
    customers: readonly Customer[],
    headers: Record<string, string> = { origin: operator.url },
  ): Promise<Witness> {
    const live = new Listener(operator, headers);
    await live.until('hello');
    live.say({ type: 'subscribe', view, ...(view === 'tenant' && { scope: [customers[0]!.id] }) });
    const witness = new Witness(live, await OpsListener.on(operator, headers));
    for (const customer of view === 'tenant' ? customers.slice(0, 1) : customers) {
      await until(`numbers of ${customer.slug}`, () => mentions(live.frames, customer.id).length > 1);
    }
    for (const customer of customers) await witness.hearsMove(customer, 0);
    return witness;
  }

  /** News of a customer that moved, after the first `from` events. */
  hearsMove = (customer: Customer, from = this.ops.events.length): Promise<boolean> =>
    until(`news of ${customer.slug}`, () => this.#moves(customer).some((index) => index >= from));

  hearsNumbers(customer: Customer): Promise<boolean> {
    const from = this.live.frames.length;
    return until(`more numbers of ${customer.slug}`, () =>
      mentions(this.live.frames, customer.id).some((index) => index >= from),
    );
  }

  /** The place of the customer's `drop`, once it came. */
  dropped = (customer: Customer): Promise<number> =>
    until(`${customer.slug} is dropped`, () => {
      const at = this.live.frames.findIndex((frame) => frame.type === 'drop' && frame.tenant === customer.id);
      return at >= 0 && at;
    }).then((at) => Number(at));

  /** To be called at the end, when there was much to tell since. */
  heardNothingAfter(customer: Customer, drop: number): void {
    expect(mentions(this.live.frames, customer.id).filter((index) => index > drop)).toEqual([]);
    const told = this.ops.events.findIndex(({ name }) => name === 'rights' || name === 'signed_out');
    expect(told).toBeGreaterThanOrEqual(0);
    const about = this.ops.events.filter((event) => JSON.stringify(event.told ?? null).includes(customer.id));
    expect(about.filter((event) => this.ops.events.indexOf(event) > told)).toEqual([]);
  }

  close(): void {
    this.live.socket.close();
    this.ops.close();
  }

  #moves(customer: Customer): number[] {
    return this.ops.events.flatMap(({ name, told }, index) =>
      name === 'moved' && (told as { tenant: string }).tenant === customer.id ? [index] : [],
    );
  }
}
