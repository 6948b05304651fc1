import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';

/** Whoever is out altogether keeps no socket, not even an empty one. */
let house: Installation;
let mine: Customer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
});
afterAll(() => house?.close());

/** The promise of docs/ops.md and docs/live-protocol.md, which `npm run bench` holds at the 99th percentile. */
const BAND_MS = 100;
/** The middle of these must keep it here, where other tests take the processor now and then. */
const ROUNDS = 5;
const EXPIRED = 4001;

const asked = async (who: Operator, method: string, path: string, body?: object): Promise<void> =>
  expect((await who.ask(method, path, body)).ok, path).toBe(true);

const ways: Readonly<Record<string, { standing: () => Standing; go: (person: Person) => Promise<void> }>> = {
  'a member of the team who is deactivated': {
    standing: () => ({ provider: 'mssp_analyst', assigned: [mine.id] }),
    go: ({ userId }) => asked(house.operator, 'PATCH', `/api/v1/team/${userId}`, { deactivated: true }),
  },
  'the only membership, deactivated': {
    standing: () => ({ memberOf: { [mine.id]: 'viewer' } }),
    go: ({ userId }) =>
      asked(house.operator, 'PATCH', `/api/v1/tenants/mine/members/${userId}`, { deactivated: true }),
  },
  'the only membership, removed': {
    standing: () => ({ memberOf: { [mine.id]: 'viewer' } }),
    go: ({ userId }) => asked(house.operator, 'DELETE', `/api/v1/tenants/mine/members/${userId}`),
  },
  'the last session, by signing out': {
    standing: () => ({ memberOf: { [mine.id]: 'viewer' } }),
    go: (person) => asked(person, 'POST', '/api/auth/sign-out', {}),
  },
  'every session, by a new password': {
    standing: () => ({ memberOf: { [mine.id]: 'viewer' } }),
    go: (person) =>
      asked(person, 'POST', '/api/auth/change-password', {
        currentPassword: person.password,
        newPassword: 'another one of good length',
      }),
  },
};

/** Milliseconds from the answer to the end of both sockets; 0 when both had ended before it. */
async function round({ standing, go }: (typeof ways)[string]): Promise<number> {
  const person = await newPerson(house, standing());
  const live = new Listener(person);
  await live.until('hello');
  live.say({ type: 'subscribe', view: 'tenant', scope: [mine.id] });
  await live.until('snapshot');
  const ops = await OpsListener.on(person);
  const ended = Promise.all([
    once(live.socket, 'close').then(() => performance.now()),
    new Promise<number>((done) => ops.socket.on('disconnect', () => done(performance.now()))),
  ]);
  await go(person);
  const answered = performance.now();
  const last = Math.max(...(await ended));
  expect([live.code, ops.reason]).toEqual([EXPIRED, 'io server disconnect']);
  expect(ops.signedOut()).toEqual([{ reason: 'ended' }]);
  return Math.max(0, last - answered);
}

test.each(Object.entries(ways))('%s: both sockets close at once', async (_, way) => {
  const took: number[] = [];
  for (let n = 0; n < ROUNDS; n++) took.push(await round(way));
  expect(took.toSorted((a, b) => a - b)[ROUNDS >> 1]).toBeLessThan(BAND_MS);
});
