import { describe, expect, test } from 'vitest';
import { type TenantState, tenantStates } from '../../../shared/domain/tenant.ts';
import { begin, change, isClosed, type Standing } from '../../../shared/domain/tenant-state.ts';

const NOW = Date.UTC(2026, 0, 15);
const EARLIER = NOW - 1_000;
const LATER = NOW + 1_000;
const standing = (state: TenantState, trialEndsAt: number | null = null): Standing => ({
  state,
  since: EARLIER,
  trialEndsAt,
});

const allowed: Record<TenantState, readonly TenantState[]> = {
  trial: ['active', 'suspended', 'offboarded'],
  active: ['suspended', 'offboarded'],
  suspended: ['active', 'offboarded'],
  offboarded: [],
};
const pairs = tenantStates.flatMap((from) => tenantStates.map((to) => [from, to] as const));

test.each(pairs.filter(([from, to]) => from !== to))('%s to %s', (from, to) => {
  const result = change(standing(from), { state: to }, NOW);
  if (allowed[from].includes(to)) {
    expect(result).toEqual({ state: to, since: NOW, trialEndsAt: null });
  } else {
    expect(result).toMatchObject({ refused: 'transition' });
  }
});

test('a refused transition says which are possible', () => {
  expect(change(standing('active'), { state: 'trial' }, NOW)).toMatchObject({
    reason: 'a tenant that is active cannot become trial; it can become suspended or offboarded',
  });
  expect(change(standing('offboarded'), { state: 'active' }, NOW)).toMatchObject({
    reason: 'a tenant that is offboarded cannot become active; nothing follows it',
  });
});

test.each(tenantStates)('to stay %s keeps its date', (state) => {
  expect(change(standing(state), { state }, NOW)).toEqual(standing(state));
});

describe('the end of a trial', () => {
  test('goes with the trial', () => {
    const trial = standing('trial', LATER);
    expect(change(trial, { state: 'active' }, NOW)).toMatchObject({ trialEndsAt: null });
    expect(change(trial, {}, NOW)).toEqual(trial);
  });

  test('can be moved and taken away in a trial', () => {
    const trial = standing('trial', LATER);
    expect(change(trial, { trialEndsAt: LATER + 1 }, NOW)).toEqual({ ...trial, trialEndsAt: LATER + 1 });
    expect(change(trial, { trialEndsAt: null }, NOW)).toEqual({ ...trial, trialEndsAt: null });
  });

  test('belongs to a trial alone, and lies in the future', () => {
    const refused = { refused: 'trial_end' };
    expect(change(standing('active'), { trialEndsAt: LATER }, NOW)).toMatchObject(refused);
    expect(change(standing('trial'), { state: 'active', trialEndsAt: LATER }, NOW)).toMatchObject(refused);
    expect(change(standing('trial'), { trialEndsAt: NOW }, NOW)).toMatchObject(refused);
    expect(begin('active', LATER, NOW)).toMatchObject(refused);
    expect(begin('trial', EARLIER, NOW)).toMatchObject(refused);
    expect(begin('trial', LATER, NOW)).toEqual({ state: 'trial', since: NOW, trialEndsAt: LATER });
  });
});

test('suspended and offboarded tenants are closed', () => {
  expect(tenantStates.filter(isClosed)).toEqual(['suspended', 'offboarded']);
});
