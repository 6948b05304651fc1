import { expect, test } from 'vitest';
import { customers } from '../../../cli/demo/customers.ts';
import { groups } from '../../../cli/demo/groups.ts';
import { members, team } from '../../../cli/demo/people.ts';

test('each sample customer is in one group', () => {
  const grouped = Object.values(groups).flat();
  expect(grouped.toSorted()).toEqual(customers.map(({ slug }) => slug).toSorted());
});

test('sample people are assigned groups there are, and belong to customers there are', () => {
  for (const { groups: assigned } of team) for (const name of assigned) expect(groups).toHaveProperty([name]);
  for (const { tenant } of members) expect(customers.map(({ slug }) => slug)).toContain(tenant);
  const emails = [...team, ...members].map(({ email }) => email);
  expect(new Set(emails).size).toBe(emails.length);
});
