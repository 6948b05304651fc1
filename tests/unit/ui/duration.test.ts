import { expect, test } from 'vitest';
import { duration, exactDuration } from '../../../client/ui/duration.ts';

test.each([
  [null, '–', 'nothing to measure'],
  [0, '0 s', '0 s'],
  [42.4, '42 s', '42 s'],
  [90, '1.5 min', '1 min 30 s'],
  [600, '10 min', '10 min'],
  [5_400, '1.5 h', '1 h 30 min'],
  [86_400, '1 d', '1 d'],
  [200_000, '2.3 d', '2 d 7 h'],
])('%s seconds', (seconds, shown, exact) => {
  expect(duration(seconds)).toBe(shown);
  expect(exactDuration(seconds)).toBe(exact);
});
