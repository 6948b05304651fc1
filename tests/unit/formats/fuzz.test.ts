import { describe, expect, it } from 'vitest';
import { fuzz } from '../../support/fuzz/run.ts';

/** Some seconds; `npx tsx tests/fuzz/formats.ts` reads a million. */
const RECORDS = 20_000;
const PATIENCE_MS = 120_000;

describe('mutated records', () => {
  it(
    'never throw, stay bounded and take time in proportion to their size',
    () => {
      const { failures, records, accepted } = fuzz({ records: RECORDS, seed: 20_260_501 });
      expect(failures.join('\n')).toBe('');
      expect(records).toBeGreaterThanOrEqual(RECORDS);
      // Most mutations leave a record readable: otherwise nothing but refusals is tried.
      expect(accepted).toBeGreaterThan(RECORDS / 5);
    },
    PATIENCE_MS,
  );
});
