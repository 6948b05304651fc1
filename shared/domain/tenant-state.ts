import type { TenantState } from './tenant.ts';

/** Which states may follow each one. A trial happens once, at the beginning; offboarding is final. */
export const statesAfter: Readonly<Record<TenantState, readonly TenantState[]>> = {
  trial: ['active', 'suspended', 'offboarded'],
  active: ['suspended', 'offboarded'],
  suspended: ['active', 'offboarded'],
  offboarded: [],
};

/** Closed tenants take no incidents, and nobody but an MSSP Admin enters them. */
export const isClosed = (state: TenantState): boolean => state === 'suspended' || state === 'offboarded';

/** How a tenant stands; instants in epoch milliseconds. */
export interface Standing {
  readonly state: TenantState;
  readonly since: number;
  /** Only in a trial; null for one without an end. */
  readonly trialEndsAt: number | null;
}

export interface StandingChange {
  readonly state?: TenantState | undefined;
  readonly trialEndsAt?: number | null | undefined;
}

export type StandingRefusal = {
  readonly refused: 'transition' | 'trial_end';
  /** What is wrong and what would be possible. */
  readonly reason: string;
};

/** How a tenant begins. */
export function begin(
  state: TenantState,
  trialEndsAt: number | null,
  now: number,
): Standing | StandingRefusal {
  const wrong = wrongTrialEnd(state, trialEndsAt, now);
  return wrong ?? { state, since: now, trialEndsAt };
}

/** How a tenant stands after a change, or why it cannot be made. To stay in a state is no transition. */
export function change(held: Standing, to: StandingChange, now: number): Standing | StandingRefusal {
  const state = to.state ?? held.state;
  const moves = state !== held.state;
  if (moves && !statesAfter[held.state].includes(state)) return wrongTransition(held.state, state);
  const wrong = to.trialEndsAt === undefined ? null : wrongTrialEnd(state, to.trialEndsAt, now);
  if (wrong) return wrong;
  const kept = state === 'trial' ? held.trialEndsAt : null;
  return {
    state,
    since: moves ? now : held.since,
    trialEndsAt: to.trialEndsAt === undefined ? kept : to.trialEndsAt,
  };
}

function wrongTransition(from: TenantState, to: TenantState): StandingRefusal {
  const possible = statesAfter[from];
  const next = possible.length === 0 ? 'nothing follows it' : `it can become ${possible.join(' or ')}`;
  return { refused: 'transition', reason: `a tenant that is ${from} cannot become ${to}; ${next}` };
}

function wrongTrialEnd(state: TenantState, end: number | null, now: number): StandingRefusal | null {
  if (end === null) return null;
  if (state !== 'trial')
    return { refused: 'trial_end', reason: `only a trial has an end; this tenant is ${state}` };
  return end > now ? null : { refused: 'trial_end', reason: 'a trial must end in the future' };
}
