import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../cli/api/retry.ts';
import { asRecorded, steady } from '../../../cli/replay/pace.ts';
import { instantOf, shifted } from '../../../cli/replay/shift.ts';
import { Survey } from '../../../cli/replay/survey.ts';

const now = Date.parse('2026-05-10T00:00:00Z');
const first = { tenant: 'a', detected_at: '2022-01-01T00:00:00Z', updated_at: '2022-01-05T00:00:00Z' };
const last = { tenant: 'b', detected_at: '2022-01-04T00:00:00Z' };

describe('shift', () => {
  const survey = new Survey('native');
  for (const record of [first, last]) survey.add(record);
  const moved = (record: object, perTenant = false) =>
    shifted(record, 'native', survey.toEndAt(now, record, perTenant));

  it('ends the file now, with no time in the future', () => {
    expect(moved(first)).toEqual({
      tenant: 'a',
      detected_at: '2026-05-06T00:00:00.000Z',
      updated_at: '2026-05-10T00:00:00.000Z',
    });
    expect(instantOf(moved(last), 'native')).toBe(Date.parse('2026-05-09T00:00:00Z'));
  });

  it('ends every tenant now', () => {
    expect(instantOf(moved(last, true), 'native')).toBe(now);
    expect(moved(first, true)).toEqual(moved(first));
  });

  it('keeps times and strange records as they are', () => {
    expect(shifted(first, 'native', 0)).toBe(first);
    expect(new Survey('native').toEndAt(now, first, false)).toBe(0);
    expect(shifted([1], 'native', 5)).toEqual([1]);
    expect(shifted({ detected_at: 'soon' }, 'native', 5)).toEqual({ detected_at: 'soon' });
  });

  it('knows the tenants', () => expect([...survey.tenants]).toEqual(['a', 'b']));

  it('reads what sensors write', () => {
    expect(instantOf({ timestamp: '2026-05-09T18:00:00.5-0600' }, 'suricata')).toBe(now + 500);
    expect(instantOf({ timestamp: '2026-05-10T00:00:00' }, 'wazuh')).toBe(now);
  });
});

describe('pace', () => {
  it('is even at a rate', () =>
    expect([0, 1, 50].map((index) => steady(100)(index, undefined))).toEqual([0, 10, 500]));

  it('follows the records faster, and never backwards', () => {
    const pace = asRecorded(60);
    expect([pace(0, 1_000), pace(1, 61_000), pace(2, undefined), pace(3, 500), pace(4, 121_000)]).toEqual([
      0, 1_000, 1_000, 1_000, 2_000,
    ]);
  });
});

it('understands Retry-After', () => {
  expect(retryAfterMs('3', now)).toBe(3_000);
  expect(retryAfterMs('Sun, 10 May 2026 00:00:09 GMT', now)).toBe(9_000);
  expect(retryAfterMs('Sat, 09 May 2026 00:00:00 GMT', now)).toBe(0);
  expect(retryAfterMs('soon', now)).toBeNull();
  expect(retryAfterMs(null, now)).toBeNull();
});
