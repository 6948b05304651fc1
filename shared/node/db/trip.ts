type Answers<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Statements that were sent at once, answered in the order in which they were sent. Waits for all of them whatever
 * becomes of them, for nothing may run on a connection that was given back, and fails as the first that failed:
 * after it the others only say that the transaction is over.
 */
export async function inOneTrip<const T extends readonly unknown[]>(sent: T): Promise<Answers<T>> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as Answers<T>;
}
