import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { sealedIds } from '../../../server/sealed-id.ts';
import { emptyAttempts } from '../../support/attempts.ts';
import { Operator } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { startTraffic } from '../../support/traffic.ts';
import { until } from '../../support/until.ts';
import { actOnBoth, CANARY, liveAt } from './canary.ts';
import { type Caller, type CallerName, type Cast, callers, openCast } from './cast.ts';
import { addressOf, bodyFor } from './requests.ts';
import { neverWas } from './things.ts';

/** Thousands of requests, one after the other, on whatever machine this is. */
const LIMIT_MS = 240_000;

/** Fewer rounds than invitations one person may send in an hour. */
const ROUNDS_BETWEEN_LIMITS = 100;

const ASIDE: CallerName[] = callers.filter((name) => name !== 'mssp_admin' && name !== 'their_owner');
let cast: Cast;
let going = true;
let traffic: Promise<void>;
beforeAll(async () => {
  cast = await openCast(`${CANARY} name`);
  const { operator } = cast.house;
  await operator.settled(cast.mine, await operator.report(cast.mine, 3));
  await operator.ask('PATCH', `/api/v1/tenants/${cast.theirs.id}`, { name: `${CANARY} name` });
  await liveAt(cast, 0);
  await actOnBoth(cast);
  traffic = (async () => {
    for (let n = 1; going; n++) {
      if (n % ROUNDS_BETWEEN_LIMITS === 0) await emptyAttempts(cast.house.config.redisUrl);
      await liveAt(cast, n);
    }
  })();
}, LIMIT_MS);
afterAll(async () => {
  going = false;
  await traffic;
  await cast?.close();
});

interface Heard {
  readonly where: string;
  readonly text: string;
}

/** Fails on the first place the canary sings at, and shows what it sang. */
function silent({ where, text }: Heard): void {
  const at = text.toLowerCase().indexOf(CANARY);
  if (at >= 0) expect.fail(`${where}: …${text.slice(Math.max(0, at - 200), at + 100)}…`);
}

async function listen(caller: Caller, method: string, path: string, body?: object): Promise<number> {
  const answer = await cast.ask(caller, method, path, body);
  const headers = [...answer.headers].map((pair) => pair.join(': ')).join('\n');
  const where = `${caller.name}: ${method} ${path.replaceAll(CANARY, '(its name)')} ${answer.status}`;
  silent({ where, text: `${headers}\n${await answer.text()}` });
  return answer.status;
}

const gets = (): string[] => cast.house.routes.filter(({ method }) => method === 'GET').map(({ url }) => url);

test('the canary is there to be heard, by those whose it is', async () => {
  const admin = cast.callers.mssp_admin;
  const heard: string[] = [];
  for (const url of gets()) {
    const path = await addressOf(cast, url, 'other', admin);
    const text = await (await cast.ask(admin, 'GET', path)).text();
    if (text.includes(CANARY)) heard.push(url);
  }
  expect(heard).toEqual(
    expect.arrayContaining([
      '/api/v1/selector',
      '/api/v1/tenants',
      '/api/v1/tenants/:tenant',
      '/api/v1/groups',
      '/api/v1/team',
      '/api/v1/overview',
      '/api/v1/incidents',
      '/api/v1/incidents/:id',
      '/api/v1/incidents/:id/payload',
      '/api/v1/tenants/:tenant/events',
      '/api/v1/tenants/:tenant/members',
      '/api/v1/tenants/:tenant/ingest-keys',
      '/api/v1/audit',
      '/api/v1/audit/export',
    ]),
  );
});

/** What a curious reader adds to an address. */
async function curiosities(): Promise<string[]> {
  const { sql, theirs, house } = cast;
  const [group] = await sql(`select id from tenant_groups where name like $1`, [`${CANARY}%`]);
  const cursorOf = async (path: string) =>
    (await house.operator.get<{ next_cursor: string }>(path)).next_cursor;
  const theirPage = `tenant=${theirs.id}&limit=1`;
  const cursors = [
    await cursorOf(`/api/v1/incidents?${theirPage}`),
    await cursorOf(`/api/v1/audit?${theirPage}`),
    await cursorOf('/api/v1/tenants?limit=1'),
  ];
  return [
    '',
    `q=${CANARY}`,
    `tenant=theirs&tenant=${theirs.id}&tenant=mine`,
    `tenant=theirs`,
    `group=${group!.id}`,
    `group=${encodeURIComponent(`${CANARY} group`)}`,
    `indicator=${CANARY}.example&source=${CANARY}`,
    `assignee=${CANARY}@example.test`,
    `actor=${CANARY}`,
    'severity=info&state=active&from=2000-01-01T00:00:00Z&format=json&period=24h&after=0',
    ...cursors.map((cursor) => `cursor=${encodeURIComponent(cursor)}`),
  ];
}

test(
  'no answer of any address tells a word of the other tenant, whatever is asked of it',
  async () => {
    const queries = await curiosities();
    for (const name of ASIDE) {
      const caller = cast.callers[name];
      for (const url of gets()) {
        await listen(caller, 'GET', await addressOf(cast, url, 'other', caller));
        const own = await addressOf(cast, url, 'own', caller);
        for (const query of queries) await listen(caller, 'GET', `${own}?${query}`);
      }
    }
  },
  LIMIT_MS,
);

test(
  'no attempt to change anything of the other tenant tells a word of it',
  async () => {
    const writes = cast.house.routes.filter(({ method }) => !['GET', 'HEAD'].includes(method));
    for (const name of ASIDE) {
      const caller = cast.callers[name];
      for (const { method, url } of writes) {
        if (url === '/api/v1/account/sessions') continue;
        const path = await addressOf(cast, url, 'other', caller);
        await listen(caller, method, path, bodyFor(`${method} ${url}`));
      }
    }
    // Names that are taken: only those who may give them learn that.
    for (const name of ASIDE) {
      const caller = cast.callers[name];
      await listen(caller, 'POST', '/api/v1/tenants', { slug: 'theirs', name: 'x' });
      await listen(caller, 'POST', '/api/v1/ingest/native', {
        external_id: 'x',
        title: 'x',
        severity: 'low',
        tenant: 'theirs',
      });
    }
  },
  LIMIT_MS,
);

test('ids that are guessed are found only where they are one’s own', async () => {
  const { sql, mine, house } = cast;
  const ids = sealedIds(house.config.authSecret);
  const rows = await sql('select id, tenant_id from incidents order by id');
  const own = new Set(rows.filter((row) => row.tenant_id === mine.id).map((row) => Number(row.id)));
  for (const id of [...own].flatMap((id) => [id - 1, id, id + 1])) {
    if (id < 1) continue;
    for (const part of ['', '/events', '/notes', '/payload']) {
      const path = `/api/v1/incidents/${ids.seal('incident', id)}${part}`;
      expect(await listen(cast.callers.owner, 'GET', path), `${id}${part}`).toBe(own.has(id) ? 200 : 404);
    }
  }
});

/** All frames a socket gets for what it says, until it closes or has heard enough. */
async function frames(caller: Caller, asked: readonly object[]): Promise<string> {
  const socket = new WebSocket(`${cast.house.url.replace('http', 'ws')}/live/v1`, {
    headers: { origin: cast.house.url, ...caller.headers },
  });
  const heard: string[] = [];
  let isOver = false;
  socket.on('message', (data) => heard.push(String(data)));
  socket.on('unexpected-response', (_request, answer) => {
    heard.push(JSON.stringify(answer.headers));
    isOver = true;
    socket.terminate();
  });
  socket.on('error', () => {});
  socket.on('close', (_code, reason) => {
    heard.push(String(reason));
    isOver = true;
  });
  socket.on('open', () => {
    for (const frame of asked) socket.send(JSON.stringify(frame));
  });
  const ENOUGH = 12;
  await until('enough was heard', () => isOver || heard.length >= ENOUGH, 3_000).catch(() => {});
  socket.terminate();
  return heard.join('\n');
}

test(
  'no live frame tells a word of it, whatever is subscribed to',
  async () => {
    const { mine, theirs } = cast;
    const scopes = [[theirs.id], ['theirs'], [mine.id, theirs.id], [neverWas(':tenant')]];
    const subscriptions = ['overview', 'tenant'].flatMap((view) => [
      { type: 'subscribe', view },
      { type: 'subscribe', view, scope: [mine.id] },
      ...scopes.map((scope) => ({ type: 'subscribe', view, scope })),
    ]);
    for (const name of ASIDE) {
      const heard = await Promise.all(subscriptions.map((each) => frames(cast.callers[name], [each])));
      for (const [at, text] of heard.entries())
        silent({ where: `${name}: ${JSON.stringify(subscriptions[at])}`, text });
    }
    const theirOwn = await frames(cast.callers.their_owner, [
      { type: 'subscribe', view: 'tenant', scope: ['theirs'] },
    ]);
    expect(theirOwn).toContain(CANARY);
  },
  LIMIT_MS,
);

/** Everything that `/ops` tells and answers, until the caller's own tenant was heard of or nobody is let in. */
async function eventsFor(caller: Caller, own: string, incident: string): Promise<string> {
  const { house, mine, theirs } = cast;
  const listener = new OpsListener(new Operator(house.url), { origin: house.url, ...caller.headers });
  await until('the first word', () => listener.reason !== undefined || listener.positions().length > 0);
  const answers: unknown[] = [];
  if (listener.reason === undefined) {
    const both = [
      [mine.id, 0],
      [theirs.id, 0],
      [mine.id, 1],
      [theirs.id, 1],
    ];
    answers.push(await listener.say('catch_up', both));
    answers.push(await listener.say('look', incident), await listener.say('who', [incident]));
    answers.push(await listener.say('claim', { incident, claimed: true }));
    await until('its own news', () => listener.news().some(({ tenant }) => tenant === own));
  }
  listener.close();
  return JSON.stringify([listener.events, answers, listener.reason]);
}

test(
  'no event of /ops tells a word of it, nor who is there, whatever is asked',
  async () => {
    const { mine, theirs, house } = cast;
    const theirPage = `/api/v1/incidents?tenant=${theirs.id}&limit=1`;
    const { items } = await house.operator.get<{ items: { id: string }[] }>(theirPage);
    const { id } = items[0]!;
    const there = new OpsListener(new Operator(house.url), cast.callers.their_owner.headers);
    await until('they are there', () => there.positions().length > 0);
    await there.say('look', id);
    const own = startTraffic(house.operator, mine);
    const deaf = ASIDE.filter((name) => !['unassigned', 'nobody', 'ingest_key', 'anonymous'].includes(name));
    for (const name of deaf) {
      const text = await eventsFor(cast.callers[name], mine.id, id);
      silent({ where: `${name}: /ops`, text });
      expect(text, name).not.toContain(cast.callers.their_owner.userId!);
      expect(text, name).not.toContain(theirs.id);
    }
    await own.stop();
    expect(await eventsFor(cast.callers.their_owner, theirs.id, id)).toContain(CANARY);
    there.close();
  },
  LIMIT_MS,
);

test('what is told of the machinery tells nobody a word of a tenant', async () => {
  for (const path of [
    '/metrics',
    '/healthz',
    '/readyz',
    '/api/openapi.json',
    '/theirs',
    '/t/theirs',
    '/api/v1/nothing',
  ]) {
    for (const name of ['anonymous', 'owner'] as const) await listen(cast.callers[name], 'GET', path);
  }
});
