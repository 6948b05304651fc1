import type { Customer, Operator } from './operator.ts';

/** What the sensors of a customer hear that is closed to them. */
const CLOSED = /^403:/;

/** Incidents of these customers, one after the other without a pause, until stopped or until the customer is. */
export function startTraffic(operator: Operator, ...customers: Customer[]): { stop(): Promise<void> } {
  let on = true;
  const run = async (customer: Customer) => {
    while (on) {
      const sent = await operator.report(customer).catch((error: Error) => error);
      if (!(sent instanceof Error)) continue;
      if (!CLOSED.test(sent.message)) throw sent;
      return;
    }
  };
  const runs = Promise.all(customers.map(run));
  return {
    stop: async () => {
      on = false;
      await runs;
    },
  };
}
