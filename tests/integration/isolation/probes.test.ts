import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

interface Ready {
  readonly ok: boolean;
  readonly parts: Readonly<Record<string, { readonly ok: boolean; readonly lag_ms: number }>>;
}

test('readiness looks alike to whoever asks, whether or not somebody’s sensors are busy', async () => {
  const busy = await house.operator.newCustomer('busy');
  const ask = async () => (await (await fetch(`${house.url}/readyz`)).json()) as Ready;
  const quiet = await ask();
  expect(quiet).toMatchObject({ ok: true });
  for (let n = 0; n < 20; n++) {
    await house.operator.report(busy, 1);
    const { parts } = await ask();
    // A machine that is slow for other reasons may be behind; by how much is said to the second.
    for (const { lag_ms } of Object.values(parts)) expect(lag_ms % 1_000).toBe(0);
  }
});
