import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from '../mutants/mutants.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('there are at least thirty mutants, each once', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(30);
  expect(new Set(mutants.map(({ what }) => what)).size).toBe(mutants.length);
});

test.each(mutants.map((mutant) => [mutant.what, mutant] as const))(
  '%s: the text is still there',
  (_what, mutant) => {
    expect(read(mutant.file).split(mutant.text)).toHaveLength(2);
    expect(mutant.replacement).not.toBe(mutant.text);
    for (const { file, named } of mutant.killers) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      // Names that a table spells (`%s`) are looked for where the table is written.
      if (named && !/^[A-Z]+ \//.test(named)) expect(read(file), named).toContain(named);
    }
  },
);
