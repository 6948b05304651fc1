import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentList } from '../../../shared/wire/http/incidents.ts';
import { Installation } from '../../support/installation.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let analyst: Person;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  const [acme, other] = [await operator.newCustomer('acme'), await operator.newCustomer('other')];
  const report = async (customer: typeof acme, given: object) =>
    operator.settled(customer, await operator.report(customer, 1, given));
  await report(acme, {
    title: 'Phishing kit on login.acme-bank.example',
    description: 'Ran C:\\Windows\\evil.exe as "svc"',
    assets: ['WS-042'],
    tags: ["o'hara", 'a\\b'],
    techniques: ['T1566.002'],
    indicators: [
      { type: 'domain', value: 'Login.ACME-bank.example' },
      { type: 'ip', value: '203.0.113.9' },
    ],
  });
  await report(acme, { title: 'Beacon to a relay', category: 'c2', assignee: 'Ada Novak' });
  await report(other, { title: 'Beacon of another', indicators: [{ type: 'ip', value: '203.0.113.9' }] });
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] });
});
afterAll(() => house?.close());

const numbers = async (search: string, by: { get: Person['get'] } = house.operator) =>
  (await by.get<IncidentList>(`/api/v1/incidents?${search}`)).items.map(({ number }) => number).toSorted();
const q = (typed: string, by?: Person) => numbers(`q=${encodeURIComponent(typed)}`, by);

test.each([
  ['a word, in any case', 'PHISHING', ['ACME-1']],
  ['a part of a host name', 'bank', ['ACME-1']],
  ['a host name as a whole', 'login.acme-bank.example', ['ACME-1']],
  ['not a host name of other parts', 'acme.login.example', []],
  ['a path', 'C:\\Windows\\evil.exe', ['ACME-1']],
  ['a phrase', '"to a relay"', ['ACME-2']],
  ['both words', 'beacon relay', ['ACME-2']],
  ['either word', 'relay or phishing', ['ACME-1', 'ACME-2']],
  ['not a word', 'beacon -relay', ['OTHER-1']],
  ['who works on it', 'novak', ['ACME-2']],
  ['a machine', 'ws-042', ['ACME-1']],
  ['a tag', "o'hara", ['ACME-1']],
  ['a technique as an indicator or a tag is none', 'technique:t1566', []],
  ['an indicator', '203.0.113.9', ['ACME-1', 'OTHER-1']],
  ['an indicator, written so that nobody clicks it', 'login[.]acme-bank[.]example', ['ACME-1']],
  ['a number', 'ACME-2', ['ACME-2']],
  ['a number in small letters', ' acme-1 ', ['ACME-1']],
  ['a number that is not', 'acme-99', []],
  ['nothing but punctuation', '"!?" -', []],
  ['odd quotes', '"phishing', ['ACME-1']],
  ['operators of Postgres', "':* & | ! <-> \\", []],
])('%s: %s', async (_what, typed, found) => {
  expect(await q(typed)).toEqual(found);
});

test('nobody finds what is not theirs, by word, number or indicator', async () => {
  expect(await q('beacon', analyst)).toEqual(['ACME-2']);
  expect(await q('OTHER-1', analyst)).toEqual([]);
  expect(await q('203.0.113.9', analyst)).toEqual(['ACME-1']);
  expect(await numbers('indicator=203.0.113.9', analyst)).toEqual(['ACME-1']);
});

test('tags, techniques and indicators are exact, however they are spelled', async () => {
  expect(await numbers(`tag=${encodeURIComponent("o'hara")}`)).toEqual(['ACME-1']);
  expect(await numbers(`tag=${encodeURIComponent('a\\b')}`)).toEqual(['ACME-1']);
  expect(await numbers('tag=O%27Hara')).toEqual([]);
  expect(await numbers('technique=T1566.002')).toEqual(['ACME-1']);
  expect(await numbers('technique=T1566')).toEqual([]);
  expect(await numbers('indicator=LOGIN.acme-bank.example')).toEqual(['ACME-1']);
});
