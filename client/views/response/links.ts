import type { HandlingKind } from '../../../shared/domain/handling.ts';
import type { Filter } from '../mssp/links.ts';

/** The rows behind a time or a share: everything that was measured for it, snoozed or not. */
export const measured = (how: HandlingKind, from: string, more: Filter = {}): Filter => ({
  handled: how,
  handled_from: from,
  snoozed: 'shown',
  storms: 'shown',
  ...more,
});

/** What is open and counts towards the open age. */
export const aging = (more: Filter = {}): Filter => ({
  status: ['open', 'in_progress'],
  lane: 'live',
  snoozed: 'shown',
  storms: 'shown',
  ...more,
});
