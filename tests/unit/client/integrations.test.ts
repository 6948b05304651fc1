import { expect, test } from 'vitest';
import { bodyOf, draftOf, wrongIn } from '../../../client/views/integrations/connectors/connector-draft.ts';
import { inOrder, stateOf } from '../../../client/views/integrations/keys/key-state.ts';
import { draftFor } from '../../../client/views/integrations/routing/rule-draft.ts';
import { moved } from '../../../client/views/integrations/routing/rule-order.ts';
import { averageHour, byNeed, flowOf, lagWord } from '../../../client/views/integrations/sources/flow.ts';
import type { Connector } from '../../../shared/wire/http/connectors.ts';
import type { ListedKey } from '../../../shared/wire/http/ingest-keys.ts';
import type { Source } from '../../../shared/wire/http/sources.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const key = (id: string, slot: string, day: number, revoked = false): ListedKey => ({
  id,
  slot,
  name: id,
  rate_per_second: null,
  networks: [],
  mapping: null,
  created_at: `2026-01-0${day}T00:00:00Z`,
  last_used_at: null,
  last_used_from: null,
  revoked_at: revoked ? '2026-02-01T00:00:00Z' : null,
});

test('keys of a slot stay together, the newest slot first, what is over last', () => {
  const all = [key('a1', 'a', 1), key('b1', 'b', 2), key('gone', 'c', 5, true), key('a2', 'a', 3)];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['a2', 'a1', 'b1', 'gone']);
  expect(all.map((one) => stateOf(one, all))).toEqual(['replaced', 'live', 'revoked', 'live']);
});

test('a key whose successor was revoked is nobody’s predecessor', () => {
  const all = [key('a1', 'a', 1), key('a2', 'a', 3, true)];
  expect(stateOf(all[0]!, all)).toBe('live');
});

const source = (name: string, given: Partial<Source>): Source => ({
  tenant: { id: 't', slug: 't', name: 'T' },
  source: name,
  formats: ['wazuh'],
  first_seen_at: '2026-01-01T00:00:00Z',
  last_seen_at: '2026-03-01T11:59:00Z',
  records_1h: 5,
  records_24h: 240,
  lag_p50_ms: 900,
  late_1h: 0,
  pending: 0,
  ...given,
});

test('a source is quiet when its day would have brought several an hour, silent after a day', () => {
  const flowing = source('flowing', {});
  const rare = source('rare', { records_1h: 0, records_24h: 24 });
  const quiet = source('quiet', { records_1h: 0 });
  const silent = source('silent', { records_1h: 0, records_24h: 0, last_seen_at: '2026-02-28T12:00:00Z' });
  const all = [flowing, rare, silent, quiet];
  expect(all.map((one) => flowOf(one, NOW))).toEqual(['flowing', 'flowing', 'silent', 'quiet']);
  expect(byNeed(all, NOW).map(({ source: name }) => name)).toEqual(['quiet', 'silent', 'flowing', 'rare']);
});

test('the average hour of a source known for less than a day is of that time alone', () => {
  expect(averageHour(source('old', {}), NOW)).toBe(10);
  expect(averageHour(source('new', { records_24h: 30, first_seen_at: '2026-03-01T09:00:00Z' }), NOW)).toBe(
    10,
  );
  expect(averageHour(source('just', { records_24h: 3, first_seen_at: '2026-03-01T11:59:30Z' }), NOW)).toBe(3);
});

test.each([
  [null, '–'],
  [0, '0 ms'],
  [999, '999 ms'],
  [1_500, '1.5 s'],
  [90_000, '2 min'],
  [7_200_000, '2 h'],
  [3 * 86_400_000, '3 d'],
])('a lag of %s is %s', (ms, word) => {
  expect(lagWord(ms)).toBe(word);
});

test('a rule moves to where it is dropped, and never beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
});

test('a rule for records that name somebody goes by that name, for others by a field of their format', () => {
  const group = {
    format: 'wazuh',
    records: 1,
    first_at: '',
    last_at: '',
    key: { id: 'k', name: 'k' },
    sample: {},
  };
  expect(draftFor({ ...group, hint: 'globex' })).toMatchObject({ kind: 'hint', value: 'globex', format: '' });
  expect(draftFor({ ...group, hint: '' })).toMatchObject({ kind: 'field', value: '', format: 'wazuh' });
});

const rest: Connector = {
  id: 'c',
  kind: 'rest',
  tenant: null,
  name: 'alerts',
  settings: {
    url: 'https://api.example.com/alerts',
    headers: { 'X-Api-Key': '{secret}', Accept: 'application/json' },
    items: '/data',
    since: { param: 'since', pointer: '/updated_at', format: 'seconds' },
    paging: { kind: 'cursor', pointer: '/next', param: 'cursor' },
    format: 'generic',
    mapping: { fields: { title: '/name' } },
  },
  interval_s: 300,
  enabled: true,
  has_secret: true,
  health: 'healthy',
  last_run_at: null,
  last_success_at: null,
  next_run_at: null,
  failures: 0,
  last_error: null,
  records: 0,
  cursor: null,
};

test('a connector is edited and sent as it was, without its secret', () => {
  const draft = draftOf(rest);
  expect(bodyOf(draft)).toEqual({ name: rest.name, settings: rest.settings, interval_s: 300 });
  expect(wrongIn(draft, false)).toEqual({});
  const graph = draftOf({
    ...rest,
    kind: 'ms-graph',
    settings: { tenant_id: 't', client_id: 'c', start: '2026-01-31T14:05:00.000Z' },
  });
  expect(bodyOf(graph).settings).toEqual({
    tenant_id: 't',
    client_id: 'c',
    start: '2026-01-31T14:05:00.000Z',
  });
  expect(wrongIn(graph, true)).toEqual({ secret: 'this kind signs in with it' });
});

test('settings that only matter beside another are neither asked for nor sent without it', () => {
  const draft = draftOf({ ...rest, settings: { ...rest.settings, format: 'wazuh' } });
  expect(bodyOf(draft).settings).not.toHaveProperty('mapping');
});
