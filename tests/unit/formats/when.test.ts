import { describe, expect, it } from 'vitest';
import { patterned } from '../../../shared/formats/reading/pattern.ts';
import { when } from '../../../shared/formats/reading/when.ts';
import { zoneMs } from '../../../shared/formats/reading/zone.ts';

const received = Date.UTC(2026, 4, 1, 12);
const iso = (at: number | undefined) => at && new Date(at).toISOString();

describe('times that name their month', () => {
  it.each([
    ['Jan 17 2019 03:38:06 GMT+00:00', '2019-01-17T03:38:06.000Z'],
    ['Sep 05 2023 16:47:48 UTC', '2023-09-05T16:47:48.000Z'],
    ['Apr 13 2015 06:52:00.250 GMT-04:00', '2015-04-13T10:52:00.250Z'],
    ['Mon Aug  1 03:34:23 2022', '2022-08-01T03:34:23.000Z'],
    ['Mon Aug 01 03:34:23 CEST 2022', '2022-08-01T01:34:23.000Z'],
    ['Mon, 01 Aug 2022 03:34:23 +0200 (CEST)', '2022-08-01T01:34:23.000Z'],
    ['10/Oct/2000:13:55:36 -0700', '2000-10-10T20:55:36.000Z'],
    ['20-Sep-2022 10:00:00', '2022-09-20T10:00:00.000Z'],
    ['August 1st, 2022 12:04:23 AM', '2022-08-01T00:04:23.000Z'],
    ['2022 Aug 1 03:34:23.5', '2022-08-01T03:34:23.500Z'],
    ['2023/03/13 13:05:13', '2023-03-13T13:05:13.000Z'],
    ['2023-03-13 13:05:13 +0100', '2023-03-13T12:05:13.000Z'],
  ])('reads %s', (text, expected) => expect(iso(when(text))).toBe(expected));

  it.each([
    '13/03/2023 10:00:00',
    'May',
    'May 32 2022',
    'Feb 30 2022 10:00:00',
    'hello',
    'Aug 1 2022 25:00:00',
  ])('leaves %s alone', (text) => expect(when(text, received)).toBeUndefined());
});

describe('dates without a year', () => {
  it.each([
    ['May  1 11:59:00', '2026-05-01T11:59:00.000Z'],
    ['Dec 31 23:59:59', '2025-12-31T23:59:59.000Z'],
    ['May  2 11:00:00 AEST', '2026-05-02T01:00:00.000Z'],
    ['Feb 29 10:00:00', '2024-02-29T10:00:00.000Z'],
    ['May  1 12:04:00', '2026-05-01T12:04:00.000Z'],
  ])('%s is the latest before it came in', (text, expected) => {
    expect(iso(when(text, received))).toBe(expected);
  });

  it('are none without the instant of receipt, or in a zone that nobody can tell', () => {
    expect(when('May  1 11:59:00')).toBeUndefined();
    expect(when('May  1 22:00:00', received)).toBeUndefined();
  });
});

describe('times by a pattern', () => {
  it.each([
    ['MMM dd yyyy HH:mm:ss', 'Aug 06 2025 14:13:16', '2025-08-06T14:13:16.000Z'],
    ['MMM dd yyyy HH:mm:ss Z', 'Sep 23 2022 09:51:24 +0200', '2022-09-23T07:51:24.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", '2017-10-18T11:26:03.060+0200', '2017-10-18T09:26:03.060Z'],
    ['MMM dd yyyy HH:mm:ss z', 'Apr 13 2015 06:52:00 GMT-04:00', '2015-04-13T10:52:00.000Z'],
    ['dd/MM/yyyy h:mm:ss a', '03/04/2020 12:04:05 PM', '2020-04-03T12:04:05.000Z'],
    ['yyyyMMddHHmmss', '20260501120000', '2026-05-01T12:00:00.000Z'],
    ['yy-MM-dd HH:mm', '26-05-01 12:00', '2026-05-01T12:00:00.000Z'],
    ['EEE MMM d HH:mm:ss zzz yyyy', 'Mon Aug 1 03:34:23 CEST 2022', '2022-08-01T01:34:23.000Z'],
    ['MM-dd HH:mm:ss', '04-30 12:00:00', '2026-04-30T12:00:00.000Z'],
  ])('%s', (pattern, text, expected) => expect(iso(patterned(pattern, text, received))).toBe(expected));

  it.each([
    ['yyyy-MM-dd', '01/02/2020'],
    ['QQQ', '1'],
    ['yyyy', '2020'],
    ['y'.repeat(100), '2020'],
    ["'", ''],
  ])('reads nothing by %s in %s', (pattern, text) => {
    expect(patterned(pattern, text, received)).toBeUndefined();
  });
});

it('knows zones by number and by name', () => {
  expect(['+05:30', 'UTC+2', 'est', 'Z', '-0330'].map((word) => zoneMs(word)! / 3_600_000)).toEqual([
    5.5, 2, -5, 0, -3.5,
  ]);
  expect([zoneMs('+99'), zoneMs('constructor'), zoneMs('')]).toEqual([undefined, undefined, undefined]);
});
