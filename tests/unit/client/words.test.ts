import { describe, expect, test } from 'vitest';
import { safeReturn } from '../../../client/return-path.ts';
import { ago } from '../../../client/ui/instant.ts';
import { percent, short } from '../../../client/ui/number.ts';
import { incidentsHref, OPEN } from '../../../client/views/mssp/links.ts';

describe('links', () => {
  test('a number leads to exactly its rows', () => {
    expect(incidentsHref('/t/acme', { severity: 'critical', ...OPEN })).toBe(
      '/t/acme/incidents?severity=critical&status=open&status=in_progress&snoozed=shown',
    );
  });

  test.each([
    ['/mssp/incidents?severity=high', '/mssp/incidents?severity=high'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/sign-in?back=/sign-in', '/'],
    [undefined, '/'],
  ])('after signing in, %s leads to %s', (back, path) => {
    expect(safeReturn(back)).toBe(path);
  });
});

describe('numbers in print', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [-1_000, '-1,000'],
    [9_999, '9,999'],
    [12_431, '12.4 k'],
    [999_949, '999.9 k'],
    [1_250_000, '1.3 M'],
  ])('%d prints %s', (value, text) => {
    expect(short(value)).toBe(text);
  });

  test('a rate is whole percent, may exceed 100 %, and unknown is not zero', () => {
    expect([percent(0), percent(1.234), percent(null)]).toEqual(['0 %', '123 %', '–']);
    expect([percent(0.9949), percent(0.9951), percent(1)]).toEqual(['99 %', '99 %', '100 %']);
  });

  test('time past has one unit', () => {
    const minute = 60_000;
    expect(
      [0, 5 * minute, 90 * minute, 47 * 60 * minute, 72 * 60 * minute].map((past) => ago(0, past)),
    ).toEqual(['now', '5 min', '1 h', '47 h', '3 d']);
  });
});
