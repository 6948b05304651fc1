import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/formats/reading/time.ts';

const noon = Date.UTC(2026, 4, 1, 12);

describe('instant', () => {
  it.each([
    ['2026-05-01T12:00:00Z', 0],
    ['2026-05-01t12:00:00z', 0],
    ['2026-05-01 12:00:00Z', 0],
    ['2026-05-01T06:00:00-06:00', 0],
    ['2026-05-01T12:00:00.999999999Z', 999],
    ['2026-05-01T11:59:60Z', 0],
  ])('strict takes %s', (text, extra) => expect(instant(text, 'strict')).toBe(noon + extra));

  it.each([
    ['2026-05-01T06:00:00-0600', 0],
    ['2026-05-01T14:00:00+02', 0],
    ['2026-05-01T12:00:00.123456', 123],
    ['2026-05-01 12:00:00,5', 500],
  ])('only tolerant takes %s', (text, extra) => {
    expect(instant(text, 'tolerant')).toBe(noon + extra);
    expect(instant(text, 'strict')).toMatch(/RFC 3339/);
  });

  it.each([
    '',
    'now',
    '2026-13-01T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-05-01T24:00:00Z',
    '2026-05-01',
    `2026${' '.repeat(1e6)}`,
  ])('neither takes %s', (text) => {
    expect(instant(text, 'strict')).toBeTypeOf('string');
    expect(instant(text, 'tolerant')).toBeTypeOf('string');
  });

  it('refuses what no clock means', () => {
    expect(instant('1989-12-31T23:59:59Z', 'tolerant')).toMatch(/1990/);
    expect(instant('9999-01-01T00:00:00Z', 'tolerant')).toMatch(/2099/);
  });
});
