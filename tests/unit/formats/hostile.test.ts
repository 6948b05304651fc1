import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNames, formats, isFormat } from '../../../shared/formats/registry.ts';
import { keys as everyKey, keysOf } from '../../support/fuzz/keys.ts';
import { oddValues } from '../../support/fuzz/odd.ts';
import { seedsOf } from '../../support/fuzz/seeds.ts';
import { MAX_VERDICT, verdictFault } from '../../support/fuzz/verdict.ts';

/** On a machine busy with other tests. */
const PATIENCE_MS = 60_000;
/** Work in proportion to the input takes some 8 times as long for 8 times as much; squares take 64 times. */
const GROWTH = { factor: 8, most: 40 } as const;

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { rule: value, alert: value };
  return value;
}

const leaf = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom(...oddValues));
const recordOf = (names: readonly string[]) =>
  fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
    object: fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'toString'), tie('value'), {
      maxKeys: 16,
    }),
  })).object;

/** The least of three: what else the machine does only ever adds. */
const best = (work: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );

describe.each(formatNames)('%s', (name) => {
  const { read, recognise, open, lines } = formats[name];
  const own = keysOf(name);
  const record = recordOf(own.length > 0 ? own : everyKey);

  it(
    'never throws and stays bounded',
    () => {
      fc.assert(
        fc.property(fc.oneof(record, recordOf(everyKey), fc.anything()), (value) => {
          expect(verdictFault(read(value))).toBeUndefined();
          const why = recognise(value);
          expect(why === null || (why.length > 0 && why.length < 200)).toBe(true);
          expect(open?.(value) ?? []).toBeInstanceOf(Array);
        }),
        { numRuns: 200 },
      );
    },
    PATIENCE_MS,
  );

  it('bears deep nesting', () => {
    const deep = nested(10_000);
    const text = `${'{"message":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    for (const value of [deep, { message: text }, ...[...own, 'message'].map((key) => ({ [key]: deep }))]) {
      expect(verdictFault(read(value))).toBeUndefined();
      expect(recognise(value)?.length ?? 0).toBeLessThan(200);
    }
  });

  it(
    'takes time in proportion to texts and lists, and answers briefly',
    () => {
      const spent = (times: number) => {
        const huge = 'a[.] =|\\"{'.repeat(5_000 * times);
        const many = Array.from({ length: 2_500 * times }, () => huge);
        const values = own.flatMap((key) => [{ [key]: huge }, { [key]: many }]);
        const whole = Object.fromEntries(own.map((key) => [key, huge]));
        return best(() => {
          for (const value of [huge, whole, { message: huge }, ...values]) {
            expect(JSON.stringify(read(value)).length).toBeLessThan(MAX_VERDICT);
          }
          lines?.(huge);
        });
      };
      spent(1);
      expect(spent(GROWTH.factor)).toBeLessThan(spent(1) * GROWTH.most + spent(1));
    },
    PATIENCE_MS,
  );

  it('has seeds to mutate, and reads at least one', () => {
    const parsed = seedsOf(name).map((seed) => (seed.startsWith('{') ? JSON.parse(seed) : seed));
    const verdicts = parsed.flatMap((value) => open?.(value) ?? [value]).map((value) => read(value));
    expect(verdicts.some((verdict) => verdict.ok)).toBe(true);
  });
});

it('harvests the names that formats look for', () => {
  expect(everyKey).toEqual(expect.arrayContaining(['rule', 'signature_id', 'external_id', 'srcip']));
  expect(keysOf('wazuh')).toEqual(expect.arrayContaining(['rule', 'groups', 'full_log']));
});

it('knows formats by their own names only', () => {
  expect(isFormat('wazuh')).toBe(true);
  expect(['constructor', '__proto__', 'toString', '', 'Native'].some(isFormat)).toBe(false);
});
