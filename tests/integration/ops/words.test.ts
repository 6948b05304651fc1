import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_CATCH_UP_TENANTS, MAX_WHO } from '../../../shared/wire/ops-limits.ts';
import { newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let viewer: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
});
afterAll(() => house?.close());

const long = 'x'.repeat(65);
const malformed: [string, unknown][] = [
  ['catch_up', null],
  ['catch_up', 'all'],
  ['catch_up', [['a', -1]]],
  ['catch_up', [['a', 1.5]]],
  ['catch_up', [['a', 1e300]]],
  ['catch_up', [['a', 1, 2]]],
  ['catch_up', Array.from({ length: MAX_CATCH_UP_TENANTS + 1 }, () => ['a', 1])],
  ['look', 3],
  ['look', ''],
  ['look', long],
  ['look', { incident: 'x' }],
  ['claim', 'x'],
  ['claim', { incident: 'x' }],
  ['claim', { incident: long, claimed: true }],
  ['who', 'x'],
  ['who', [1]],
  ['who', Array.from({ length: MAX_WHO + 1 }, () => 'x')],
];

test('what is malformed is answered in words, and the socket lives on', async () => {
  for (const [word, said] of malformed) {
    const listener = await OpsListener.on(viewer);
    const answer = await listener.say(word as 'look', said);
    expect(answer, `${word} ${JSON.stringify(said).slice(0, 80)}`).toEqual({
      ok: false,
      error: expect.stringMatching(/ takes /),
    });
    expect(listener.socket.connected).toBe(true);
    listener.close();
  }
});

test('words without anybody to answer to, and words nobody knows, do no harm', async () => {
  const listener = await OpsListener.on(viewer);
  const socket = listener.socket as unknown as { emit(word: string, ...said: unknown[]): void };
  socket.emit('look');
  socket.emit('look', null);
  socket.emit('catch_up', [[mine.id, 0]], 'no function');
  socket.emit('shutdown', 'now');
  expect(await listener.say('who', [])).toEqual({ ok: true, presence: [] });
  listener.close();
});

test('an incident outside the scope is answered exactly like one that is not there', async () => {
  const [foreign] = await newIncidents(house, theirs);
  const listener = await OpsListener.on(viewer);
  const absent = { ok: false, error: 'no such incident in your scope' };
  for (const incident of [foreign!.id, 'nothing', '\0', `${foreign!.id}x`]) {
    expect(await listener.say('look', incident)).toEqual(absent);
    expect(await listener.say('claim', { incident, claimed: true })).toEqual(absent);
    expect(await listener.say('who', [incident])).toEqual({ ok: true, presence: [] });
  }
  listener.close();
});

test('whoever says too much at once is told to wait, and is heard again', async () => {
  const listener = await OpsListener.on(viewer);
  const answers = await Promise.all(Array.from({ length: 200 }, () => listener.say('who', [])));
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused[0]).toEqual({ ok: false, error: 'too much was said at once: wait a second' });
  expect(listener.socket.connected).toBe(true);
  listener.close();
});
