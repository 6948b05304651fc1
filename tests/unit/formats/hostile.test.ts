import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNames, formats, isFormat } from '../../../shared/formats/registry.ts';

/** Serialised, a verdict stays below this whatever comes in. */
const MAX_VERDICT = 1_000_000;

/** On a machine busy with other tests. */
const PATIENCE_MS = 60_000;
/** Takes some 50 ms alone; anything that is not linear takes minutes. */
const SLOW_MS = 10_000;

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { rule: value, alert: value };
  return value;
}

const keys = fc.constantFrom(
  ...[
    'external_id',
    'title',
    'severity',
    'status',
    'indicators',
    'type',
    'value',
    'techniques',
    'closed_at',
    'tenant',
  ],
  ...[
    'timestamp',
    'rule',
    'level',
    'groups',
    'mitre',
    'id',
    'agent',
    'manager',
    'data',
    'srcip',
    'labels',
    'customer',
  ],
  ...[
    'event_type',
    'alert',
    'signature',
    'category',
    'metadata',
    'src_ip',
    'http',
    'hostname',
    'url',
    'message',
    '_source',
  ],
  ...['__proto__', 'constructor', 'toString'],
);
const leaf = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'alert',
    'high',
    'closed',
    '2026-05-01T12:00:00Z',
    12,
    -1,
    Number.POSITIVE_INFINITY,
    '\0',
    '\uD800',
    'T1566',
    '1.2.3.4',
  ),
);
const record = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 12 }),
}));

describe.each(formatNames)('%s', (name) => {
  const format = formats[name].read;

  it(
    'never throws and stays bounded',
    () => {
      fc.assert(
        fc.property(fc.oneof(record.object, fc.anything()), (value) => {
          const verdict = format(value);
          expect(JSON.stringify(verdict).length).toBeLessThan(MAX_VERDICT);
          if (verdict.ok) return;
          expect(verdict.refusal.reason.length).toBeGreaterThan(10);
          expect(verdict.refusal.reason.length).toBeLessThan(400);
        }),
        { numRuns: 1_000 },
      );
    },
    PATIENCE_MS,
  );

  it('bears deep nesting', () => {
    const deep = nested(10_000);
    for (const value of [deep, { title: deep, rule: deep, alert: deep, data: deep, indicators: deep }]) {
      expect(format(value).ok).toBe(false);
    }
    const text = `${'{"message":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expect(format({ message: text }).ok).toBe(false);
  });

  it(
    'bears huge texts and lists quickly',
    () => {
      const huge = 'a[.]'.repeat(2_000_000);
      const many = Array.from({ length: 100_000 }, (_, i) => ({ type: huge, value: `${i}` }));
      const started = performance.now();
      const verdict = format({
        external_id: 'x',
        title: huge,
        severity: 'low',
        indicators: many,
        timestamp: '2026-05-01T12:00:00Z',
        rule: { level: 5, description: huge, groups: Array(100_000).fill(huge), mitre: { id: huge } },
        alert: { signature: huge, category: huge, metadata: { mitre_technique_id: huge } },
        http: { hostname: huge, url: huge },
        data: { srcip: huge, url: huge },
        full_log: huge,
        src_ip: huge,
      });
      expect(performance.now() - started).toBeLessThan(SLOW_MS);
      expect(JSON.stringify(verdict).length).toBeLessThan(MAX_VERDICT);
      expect(JSON.stringify(verdict)).not.toContain('\\u0000');
    },
    PATIENCE_MS,
  );
});

it('knows formats by their own names only', () => {
  expect(isFormat('wazuh')).toBe(true);
  expect(['constructor', '__proto__', 'toString', '', 'Native'].some(isFormat)).toBe(false);
});
