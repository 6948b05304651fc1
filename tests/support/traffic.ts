import type { Customer, Operator } from './operator.ts';

/** Incidents of these customers, one after the other without a pause, until stopped. */
export function startTraffic(operator: Operator, ...customers: Customer[]): { stop(): Promise<void> } {
  let on = true;
  const run = async (customer: Customer) => {
    while (on) await operator.report(customer);
  };
  const runs = Promise.all(customers.map(run));
  return {
    stop: async () => {
      on = false;
      await runs;
    },
  };
}
