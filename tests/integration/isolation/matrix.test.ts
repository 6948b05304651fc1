import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Cast, callers, openCast } from './cast.ts';
import { type Expected, expected } from './expected.ts';
import { addressOf, bodyFor } from './requests.ts';
import { type Place, places } from './things.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
  for (const customer of [cast.mine, cast.theirs]) {
    await cast.house.operator.settled(customer, await cast.house.operator.report(customer));
  }
});
afterAll(() => cast?.close());

const routesOf = (house: Cast['house']): string[] =>
  house.routes.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url}`);

test('every route has an entry, and every entry a route', () => {
  expect([...new Set(routesOf(cast.house))].sort()).toEqual(Object.keys(expected).sort());
});

const NAMES_A_THING = /:(?!format)/;

test('every entry says all there is to say', () => {
  for (const [route, lines] of Object.entries(expected)) {
    const wanted = NAMES_A_THING.test(route) ? ['own', 'never'] : ['only'];
    expect(Object.keys(lines), route).toEqual(expect.arrayContaining(wanted));
    if (route.includes(':tenant')) expect(lines, route).toHaveProperty('other');
    for (const line of Object.values(lines)) expect(statuses(line), route).toHaveLength(callers.length);
  }
});

const statuses = (line: string): number[] => line.split(/\s+/).map(Number);

interface Seen {
  readonly status: number;
  readonly body: string;
}

async function ask(route: string, place: Place, caller: Caller): Promise<Seen> {
  const [method, url] = route.split(' ') as [string, string];
  const address = await addressOf(cast, url, place, caller);
  const answer = await cast.ask(caller, method, address, bodyFor(route));
  return { status: answer.status, body: await answer.text() };
}

/** What each caller was answered, line by line, spelled like the table. */
async function answered(route: string, lines: Expected): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const line of Object.keys(lines)) {
    const place = line === 'only' ? 'own' : (line as Place);
    const row: number[] = [];
    for (const name of callers) row.push((await ask(route, place, cast.callers[name])).status);
    found[line] = row.join(' ');
  }
  return found;
}

const plain = (lines: Expected): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).map(([line, text]) => [line, statuses(text).join(' ')]));

test.each(Object.entries(expected))('%s', async (route, lines) => {
  expect(await answered(route, lines)).toEqual(plain(lines));
});

test.each(Object.keys(expected).filter((route) => route.startsWith('GET ')))(
  '%s: asked by HEAD, nothing more is to be had',
  async (route) => {
    const head = route.replace('GET', 'HEAD');
    if (!cast.house.routes.some(({ method, url }) => `${method} ${url}` === head)) return;
    expect(await answered(head, expected[route]!)).toEqual(plain(expected[route]!));
  },
);

const inBoth = Object.entries(expected).filter(([, lines]) => 'other' in lines && 'never' in lines);

test.each(inBoth.map(([route]) => route))('%s: not yours and not there look the same', async (route) => {
  for (const name of callers) {
    const [other, never] = await Promise.all(
      places.slice(1).map((place) => ask(route, place, cast.callers[name])),
    );
    if (other!.status === 404 || never!.status !== 404) expect(other, name).toEqual(never);
  }
});
