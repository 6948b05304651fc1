import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../../shared/wire/live.ts';
import { until } from '../../support/until.ts';
import { type Caller, type Cast, callers, openCast } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
  await until('the live side knows both', async () => {
    const view = await cast.house.operator.overview();
    return view.customers_monitored === 2;
  });
});
afterAll(() => cast?.close());

/**
 * What each live view shows to each caller, written by hand; columns as in cast.ts. `both`, `mine`, `theirs`, `none`:
 * the tenants of the snapshot; a number: the close code (4501: not yours, 4500: no question of this protocol), or the status instead of an upgrade.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  overview: 'both mine none  4501 4501 4501 4501  4501 401 401 401  4501',
  'overview mine': 'mine mine 4501  4501 4501 4501 4501  4501 401 401 401  4501',
  'overview theirs': 'theirs 4501 4501  4501 4501 4501 4501  4501 401 401 401  4501',
  'overview mine theirs': 'both 4501 4501  4501 4501 4501 4501  4501 401 401 401  4501',
  'overview never-was': '4501 4501 4501  4501 4501 4501 4501  4501 401 401 401  4501',
  // A tenant's own view is of one tenant.
  tenant: '4500 4500 4500  4500 4500 4500 4500  4500 401 401 401  4500',
  'tenant mine': 'mine mine 4501  mine mine mine mine  4501 401 401 401  4501',
  'tenant theirs': 'theirs 4501 4501  4501 4501 4501 4501  theirs 401 401 401  4501',
  'tenant mine theirs': '4500 4500 4500  4500 4500 4500 4500  4500 401 401 401  4500',
  'tenant never-was': '4501 4501 4501  4501 4501 4501 4501  4501 401 401 401  4501',
};

const nameOf = (slugs: readonly string[]): string =>
  slugs.length === 2 ? 'both' : slugs.length === 0 ? 'none' : slugs[0]!;

/** How a subscription ends: with a first snapshot, a close code, or no upgrade at all. */
async function outcome({ headers }: Caller, view: string, scope: readonly string[]): Promise<string> {
  const { url } = cast.house;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/v1`, {
    headers: { origin: url, ...headers },
  });
  let end: string | undefined;
  socket.on('unexpected-response', (_request, answer) => {
    end = String(answer.statusCode);
  });
  socket.on('error', () => {});
  socket.on('close', (code) => {
    end ??= String(code);
  });
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'subscribe', view, ...(scope.length > 0 && { scope }) })),
  );
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame;
    if (frame.type === 'snapshot') end ??= nameOf(frame.tenants.map(({ slug }) => slug).sort());
  });
  const found = await until(`an end of ${view} ${scope}`, () => end);
  socket.terminate();
  return found;
}

test.each(Object.entries(EXPECTED))('live view %s', async (line, expected) => {
  const [view, ...scope] = line.split(' ') as [string, ...string[]];
  const found = await Promise.all(callers.map((name) => outcome(cast.callers[name], view, scope)));
  expect(found.join(' ')).toBe(expected.replaceAll(/\s+/g, ' '));
});

test('lists show to each caller the tenants of their scope, and no trace of others', async () => {
  const lists = ['/api/v1/tenants', '/api/v1/selector', '/api/v1/overview', '/api/v1/groups', '/api/v1/me'];
  for (const name of callers) {
    const found: string[] = [];
    for (const path of lists) {
      const answer = await cast.ask(cast.callers[name], 'GET', path);
      const text = await answer.text();
      if (answer.ok && text.includes('"slug":"theirs"')) found.push(path);
    }
    const entitled = ['mssp_admin', 'their_owner'].includes(name);
    expect(found.length > 0, `${name}: ${found}`).toBe(entitled);
  }
});
