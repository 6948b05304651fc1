import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tenantId } from '../../../shared/domain/tenant.ts';
import { routableHeaders } from '../../../shared/node/ingest/routing/headers.ts';
import { lookAt, type Match, type Rule, testOf } from '../../../shared/node/ingest/routing/rule.ts';
import { RuleSet } from '../../../shared/node/ingest/routing/rule-set.ts';

const word = fc.constantFrom('a', 'b', 'ab', 'A', 'ba');
const rules = fc
  .array(
    fc.record({
      kind: fc.constantFrom('field', 'header', 'hint'),
      name: fc.constantFrom('/x', '/y'),
      format: fc.constantFrom(null, 'native', 'wazuh'),
      match: fc.constantFrom<Match>('equals', 'begins', 'ends', 'contains'),
      value: word,
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map((each, index): Rule => {
      const name = each.kind === 'header' ? 'x-site' : each.kind === 'hint' ? '' : each.name;
      const tenant = tenantId(`t${index}`);
      return {
        ...each,
        kind: each.kind as Rule['kind'],
        name,
        id: `${index}`,
        position: index + 1,
        tenantId: tenant,
      };
    }),
  );
const evidence = fc.record({
  format: fc.constantFrom('native', 'wazuh'),
  record: fc.record({ x: fc.oneof(word, fc.array(word), fc.constant(null)), y: word }, { requiredKeys: [] }),
  headers: fc.constantFrom<Record<string, string>>({}, { 'x-site': 'ab' }),
  hint: word,
});

test('finding all at once finds what asking one after the other finds', () => {
  fc.assert(
    fc.property(rules, evidence, (list, seen) => {
      const first = list.find(
        ({ kind, name, format, match, value }) =>
          (format === null || format === seen.format) && lookAt(kind, name)(seen).some(testOf(match, value)),
      );
      expect(new RuleSet(list).find(seen)?.id).toBe(first?.id);
    }),
  );
});

test('headers are kept for rules, and none that lets somebody in', () => {
  const kept = routableHeaders({
    authorization: 'Bearer wfk_x',
    cookie: 'a=b',
    'x-api-key': 'k',
    'x-auth-token': 't',
    'idempotency-key': 'i',
    'content-type': 'application/json',
    'X-Site': 'hq',
    'x-long': 'y'.repeat(1_000),
    'x-many': ['a', 'b'],
    'x-nul': 'a\0b',
  });
  expect(kept).toEqual({ 'x-site': 'hq', 'x-long': 'y'.repeat(500) });
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`x-${n}`, 'v']));
  expect(Object.keys(routableHeaders(many))).toHaveLength(40);
});
