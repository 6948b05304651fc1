import type { Killer } from './mutant.ts';

export const unit: Killer = { file: 'tests/unit/domain/access.test.ts' };
export const standing = (named: string): Killer => ({
  file: 'tests/integration/isolation/standing.test.ts',
  named,
});
export const matrix = (named: string): Killer => ({
  file: 'tests/integration/isolation/matrix.test.ts',
  named,
});
export const attack: Killer = {
  file: 'tests/integration/tenancy/attack.test.ts',
  named: 'no attack succeeds',
};
export const read = (named: string): Killer => ({ file: 'tests/integration/audit/read.test.ts', named });
