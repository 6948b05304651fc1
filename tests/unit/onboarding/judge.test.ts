import { expect, test } from 'vitest';
import { judge, type Surroundings } from '../../../server/onboarding/judge.ts';
import { type Column, readSheet } from '../../../server/onboarding/sheet.ts';

const NOW = Date.UTC(2026, 0, 15);
const HEADER = 'slug,name,state,criticality,time_zone,trial_ends_at,groups,owner_email';
const around = (denied: [Column, string][] = []): Surroundings => ({
  denied: new Map(denied),
  taken: new Map([['taken', null]]),
  groupIds: new Map([
    ['Banks', 'id-of-banks'],
    ['East', 'id-of-east'],
  ]),
  now: NOW,
});
const judged = (...rows: string[]) => {
  const surroundings = around();
  return readSheet([HEADER, ...rows].join('\n')).map((row) => judge(row, surroundings));
};
const fields = (...rows: string[]) =>
  judged(...rows).map(({ faults }) => faults.map(({ field }) => field).join());

test('a row with everything', () => {
  const [full] = judged(
    'acme,Acme Ltd,Trial,HIGH,Europe/Berlin,2026-02-01,Banks; East;Banks,owner@acme.test',
  );
  expect(full).toMatchObject({
    faults: [],
    tenant: {
      slug: 'acme',
      name: 'Acme Ltd',
      state: 'trial',
      criticality: 'high',
      time_zone: 'Europe/Berlin',
      trial_ends_at: '2026-02-01T00:00:00.000Z',
    },
    groupIds: ['id-of-banks', 'id-of-east'],
    ownerEmail: 'owner@acme.test',
  });
});

test('a row with nothing but what is required', () => {
  const [bare] = judged('acme,Acme Ltd');
  expect(bare).toMatchObject({ faults: [], groupIds: [], ownerEmail: null });
  expect(bare!.tenant).toEqual({ slug: 'acme', name: 'Acme Ltd', state: 'active' });
});

test.each([
  ['slug', 'Acme,Acme'],
  ['slug', ',Acme'],
  ['slug', '-a,Acme'],
  ['slug', 'taken,Acme'],
  ['name', 'a,'],
  ['name', `a,${'x'.repeat(121)}`],
  ['name', 'a,"two\nlines"'],
  ['name', 'a,nul\0'],
  ['state', 'a,A,gone'],
  ['criticality', 'a,A,,huge'],
  ['time_zone', 'a,A,,,Berlin'],
  ['trial_ends_at', 'a,A,trial,,,soon'],
  ['trial_ends_at', 'a,A,trial,,,2026-02-30'],
  ['trial_ends_at', 'a,A,trial,,,2026-01-14'],
  ['trial_ends_at', 'a,A,active,,,2026-02-01'],
  ['groups', 'a,A,,,,,Nobody'],
  ['owner_email', 'a,A,,,,,,nobody'],
  ['owner_email', `a,A,,,,,,${'x'.repeat(250)}@example.test`],
  ['row', 'a,A,,,,,,,more'],
])('a wrong %s: %j', (field, row) => {
  expect(fields(row)).toEqual([field]);
});

test('every fault of a row is said at once', () => {
  expect(fields('A,,gone,huge,Berlin,soon,Nobody,nobody,more')).toEqual([
    'row,slug,name,state,criticality,time_zone,owner_email,trial_ends_at,groups',
  ]);
});

test('a column whose permission is lacking is refused where it is filled, and tells nothing', () => {
  const surroundings = around([
    ['groups', 'groups.manage'],
    ['owner_email', 'owners.manage'],
  ]);
  const rows = readSheet([HEADER, 'a,A,,,,,Banks,x@a.test', 'b,B,,,,,Nobody,', 'c,C'].join('\n'));
  const groups = { field: 'groups', reason: 'needs the permission groups.manage' };
  expect(rows.map((row) => judge(row, surroundings).faults)).toEqual([
    [groups, { field: 'owner_email', reason: 'needs the permission owners.manage' }],
    [groups],
    [],
  ]);
});

test('the first good row takes a slug; a bad one does not', () => {
  const [bad, good, again] = judged('a,A,gone', 'a,A', 'a,A');
  expect(bad!.faults).toHaveLength(1);
  expect(good!.faults).toEqual([]);
  expect(again!.faults).toEqual([{ field: 'slug', reason: 'is the slug of line 3 already' }]);
});
