import type { Change } from '../../shared/wire/http/acts.ts';
import type { ActName } from './kinds.ts';

/** Which dialog a change comes from, and is edited in. */
export function nameOf(change: Change): ActName {
  if (change.duplicate_of !== undefined) return 'merge';
  if (change.status === 'closed' || change.resolution !== undefined) return 'close';
  if (change.status !== undefined) return 'status';
  if (change.severity !== undefined) return 'severity';
  if (change.assignee !== undefined) return 'assign';
  if (change.tags !== undefined) return 'tags';
  if (change.snooze_until !== undefined) return 'snooze';
  if (change.escalate !== undefined) return 'escalate';
  if (change.pause_reason !== undefined) return 'pause';
  if (change.module !== undefined || change.category !== undefined) return 'module';
  return 'note';
}
