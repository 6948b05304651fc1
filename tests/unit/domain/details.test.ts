import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Details,
  detailKinds,
  detailNames,
  detailsOf,
  withDetails,
} from '../../../shared/domain/details.ts';
import { type IncidentReport, modules } from '../../../shared/domain/incident.ts';
import { join } from '../../../shared/domain/join.ts';
import { difference, merge } from '../../../shared/domain/merge.ts';
import { open } from '../../../shared/domain/open.ts';

const base: IncidentReport = { externalId: 'x', source: 'drp', title: 'A leak', severity: 'high' };
const details = fc.dictionary(
  fc.constantFrom(...detailNames),
  fc.string({ minLength: 1 }),
) as fc.Arbitrary<Details>;

test('every detail belongs to one module', () => {
  expect(modules.flatMap(detailsOf).toSorted()).toEqual([...detailNames].sort());
  expect(detailsOf('email')).toEqual([]);
  for (const name of detailNames) expect(detailKinds[name].definition).toMatch(/^[A-Z].+\.$/);
});

describe('together', () => {
  test('the newer wins detail by detail, and equal ones are spelled alike', () => {
    fc.assert(
      fc.property(details, details, (older, newer) => {
        const both = withDetails(older, newer);
        expect(both ?? {}).toEqual({ ...older, ...newer });
        const shuffled = Object.fromEntries(Object.entries(both ?? {}).reverse());
        expect(JSON.stringify(withDetails(shuffled, null))).toBe(JSON.stringify(both));
      }),
    );
  });
  test('nothing known is null', () => {
    expect(withDetails(null, null)).toBeNull();
    expect(withDetails({}, undefined)).toBeNull();
  });
});

describe('of an incident', () => {
  const first = open({ ...base, details: { keyword: 'acme vpn', publisher: 'Exploit' } }, 1_000);
  test('come with its first report, and are null where it tells none', () => {
    expect(first.details).toEqual({ keyword: 'acme vpn', publisher: 'Exploit' });
    expect(open(base, 1_000).details).toBeNull();
  });
  test('are replaced one by one; what is not spoken of stays', () => {
    const later = merge(first, { ...base, details: { publisher: 'BreachForums' } }, 2_000);
    expect(later.details).toEqual({ keyword: 'acme vpn', publisher: 'BreachForums' });
    expect(difference(first, later)).toEqual({ details: [first.details, later.details] });
    expect(merge(later, base, 3_000).details).toEqual(later.details);
  });
  test('are filled and not replaced by evidence that comes apart', () => {
    const report: IncidentReport = {
      ...base,
      supplements: true,
      details: { keyword: 'other', asset: 'vpn.acme.example' },
    };
    expect(merge(first, report, 2_000).details).toEqual({ ...first.details, asset: 'vpn.acme.example' });
  });
});

test('what recurs keeps the details of its earliest alert, in whatever order alerts come', () => {
  const alert = (detectedAt: number, said: Details | undefined): IncidentReport => ({
    ...base,
    fingerprint: 'f',
    detectedAt,
    ...(said && { details: said }),
  });
  const [early, late] = [alert(1, { keyword: 'first' }), alert(2, { keyword: 'second', publisher: 'P' })];
  for (const [one, other] of [
    [early, late],
    [late, early],
  ] as const) {
    expect(join(open(one, 10), other, 10).details).toEqual({ keyword: 'first' });
  }
});
