import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveAt } from './canary.ts';
import { type Caller, type CallerName, type Cast, openCast } from './cast.ts';
import { addressOf } from './requests.ts';
import { neverWas } from './things.ts';

/** A few hundred requests in turn, on whatever machine this is. */
const LIMIT_MS = 240_000;
const ASIDE: CallerName[] = ['mssp_analyst', 'owner', 'viewer', 'token'];
let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
  const { operator } = cast.house;
  await operator.settled(cast.mine, await operator.report(cast.mine, 3));
  await liveAt(cast, 0);
});
afterAll(() => cast?.close());

/** Instants and ages move by themselves; a list of one's own sessions and what an export logs are not of this. */
const still = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant')
    .replace(/("open_age":\{"count":\d+),"mean":[\d.]+,"median":[\d.]+,"p90":[\d.]+/g, '$1, an age')
    // An age may gain a digit.
    .replace(/("content-length":)"\d+"(.*"open_age")/s, '$1"some"$2');
const OWN_DOINGS = /\/account\/|\/export$|^\/live/;
const QUERIES = ['', '?severity=info&state=suspended', '?q=nothing', '?tenant=theirs'];

async function everything(): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const urls = cast.house.routes.filter(({ method }) => method === 'GET').map(({ url }) => url);
  for (const url of urls.filter((each) => !OWN_DOINGS.test(each) && !/:(?!tenant)/.test(each))) {
    for (const name of ASIDE) {
      const caller = cast.callers[name];
      for (const query of QUERIES) {
        const path = (await addressOf(cast, url, 'own', caller)) + query;
        const answer = await cast.ask(caller, 'GET', path);
        const { 'x-request-id': _id, date: _date, ...headers } = Object.fromEntries(answer.headers);
        answers.set(`${name} ${path}`, still(`${JSON.stringify(headers)} ${await answer.text()}`));
      }
    }
  }
  return answers;
}

test(
  'no number and no word changes for others when a tenant gets more of everything',
  async () => {
    const before = await everything();
    for (let n = 1; n <= 3; n++) await liveAt(cast, n);
    const after = await everything();
    expect(before.size).toBeGreaterThan(200);
    for (const [what, text] of before) expect(after.get(what), what).toBe(text);
  },
  LIMIT_MS,
);

test('what a filter hides of the scope is counted, and only that', async () => {
  const { house, mine } = cast;
  await house.operator.settled(mine, await house.operator.report(mine, 2, { severity: 'info' }));
  const list = async (name: CallerName, query = '') => {
    const answer = await cast.ask(cast.callers[name], 'GET', `/api/v1/incidents${query}`);
    const { total, hidden, items } = (await answer.json()) as {
      total: number;
      hidden: number;
      items: unknown[];
    };
    return [items.length, total, hidden];
  };
  for (const name of ['owner', 'viewer', 'mssp_analyst', 'token'] as const) {
    expect(await list(name)).toEqual([3, 3, 2]);
    expect(await list(name, '?severity=info')).toEqual([2, 2, 3]);
    expect(await list(name, '?tenant=theirs')).toEqual([0, 0, 5]);
    expect(await list(name, '?tenant=never-was')).toEqual([0, 0, 5]);
  }
});

const ROUNDS = 200;
/** A look-up in another table, or a wait, would show as more than this; the noise of a busy machine does not. */
const WIDE = 2.5;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

/** Median times of asking for one and the other, in turn, so that both meet the same weather. */
async function times(caller: Caller, paths: readonly [string, string]): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const which = round % 2;
    const start = performance.now();
    await (await cast.ask(caller, 'GET', paths[which]!)).text();
    taken[which]!.push(performance.now() - start);
  }
  return [median(taken[0]), median(taken[1])];
}

test.each([
  '/api/v1/tenants/:tenant',
  '/api/v1/tenants/:tenant/members',
  '/api/v1/tenants/:tenant/audit',
  '/api/v1/incidents/:id',
  '/api/v1/incidents/:id/payload',
])(
  '%s: not yours takes as long as not there',
  async (url) => {
    const caller = cast.callers.owner;
    const other = await addressOf(cast, url, 'other', caller);
    const name = /:\w+/.exec(url)![0];
    // Spelled alike: a slug beside an id would be looked for in another index.
    const absent = name === ':tenant' ? '00000000-0000-4000-8000-000000000000' : neverWas(name);
    const [theirs, never] = await times(caller, [other, url.replace(name, absent)]);
    expect(theirs / never).toBeLessThan(WIDE);
    expect(never / theirs).toBeLessThan(WIDE);
  },
  LIMIT_MS,
);
