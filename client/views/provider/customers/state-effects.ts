import type { TenantState } from '../../../../shared/domain/tenant.ts';

/** What it means for a customer to be in a state, as the screens say it before it is chosen. */
export const stateEffects: Record<TenantState, string> = {
  trial:
    'Works in full: sensors send, members and assigned analysts see everything. Not counted under “customers monitored”. It is suspended by itself when its end comes. A trial comes first or not at all.',
  active: 'Works in full, and is counted under “customers monitored”.',
  suspended:
    'Sensors are refused, and members and analysts lose the customer at once, on open screens too. Nothing is deleted; an MSSP Admin still sees it and can activate it again.',
  offboarded:
    'Final. Its ingest keys are revoked, sensors are refused, and members and analysts lose it for good. What was recorded stays and an MSSP Admin can read it.',
};
