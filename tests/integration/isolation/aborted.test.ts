import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, openCast } from './cast.ts';

/** Enough for every connection of the pool to be broken off many times, in the middle of whatever it did. */
const ROUNDS = 40;
const AT_ONCE = 20;
const LIMIT_MS = 120_000;

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
  const { operator } = cast.house;
  for (const [customer, name] of [
    [cast.mine, 'mine'],
    [cast.theirs, 'theirs'],
  ] as const) {
    const receipt = await operator.report(customer, 30, { source: `of-${name}`, assets: [`of-${name}`] });
    await operator.settled(customer, receipt);
  }
});
afterAll(() => cast?.close());

const PATHS = [
  '/api/v1/incidents?limit=200',
  '/api/v1/tenants',
  '/api/v1/selector',
  '/api/v1/audit?limit=200',
  '/api/v1/audit/export',
];

/** Asks, and goes away after this long; answers what came, if anything. */
async function hurried(who: 'owner' | 'their_owner', path: string, patienceMs: number): Promise<string> {
  const { headers } = cast.callers[who];
  try {
    const answer = await fetch(cast.house.url + path, { headers, signal: AbortSignal.timeout(patienceMs) });
    return await answer.text();
  } catch {
    return '';
  }
}

test(
  'requests that are broken off leave no scope behind for the next, whoever that is',
  async () => {
    let whole = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, n) => {
          const isTheirs = n % 2 === 0;
          // From gone at once to patient enough: most break off in mid-transaction, some hear it all.
          const patienceMs = n % 5 === 0 ? 10_000 : 1 + ((round * 7 + n * 3) % 25);
          const text = await hurried(
            isTheirs ? 'their_owner' : 'owner',
            PATHS[n % PATHS.length]!,
            patienceMs,
          );
          if (text !== '') whole++;
          const foreign = isTheirs ? /of-mine|"slug":"mine"|MINE-/ : /of-theirs|"slug":"theirs"|THEIRS-/;
          expect(text).not.toMatch(foreign);
        }),
      );
    }
    expect(whole).toBeGreaterThan(ROUNDS);
  },
  LIMIT_MS,
);

test('connections are all back, without a transaction, a scope or a role of somebody', async () => {
  const open = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'
      and now() - state_change > interval '2 seconds'`;
  expect(await cast.sql(open)).toEqual([{ n: 0 }]);
  for (let n = 0; n < 30; n++) {
    expect(await hurried('owner', '/api/v1/incidents?limit=200', 10_000)).not.toMatch(/THEIRS-/);
    expect((await cast.ask(cast.callers.nobody, 'GET', '/api/v1/incidents')).status).toBe(401);
  }
});
