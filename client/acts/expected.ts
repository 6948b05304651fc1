import type { Change } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Names } from './act.ts';

/** Who acts and when, ISO 8601. */
export interface By {
  readonly user: { readonly id: string; readonly name: string };
  readonly at: string;
}

/** What an incident will be once `change` is done, as far as a page can tell; the server has the last word. */
export function expected(incident: Incident, change: Change, names: Names, by: By): Incident {
  const merged = change.duplicate_of !== undefined;
  const status = merged ? 'closed' : (change.status ?? incident.status);
  const isClosed = status === 'closed';
  const resolution = merged ? 'duplicate' : (change.resolution ?? incident.resolution);
  const leftOpen = incident.status === 'open' && status !== 'open';
  return {
    ...incident,
    status,
    resolution: isClosed ? resolution : null,
    acknowledged_at: incident.acknowledged_at ?? (leftOpen ? by.at : null),
    closed_at: isClosed ? (incident.closed_at ?? by.at) : null,
    severity: change.severity ?? incident.severity,
    module: change.module ?? incident.module,
    category: chosen(change.category, incident.category),
    tags: tagsOf(incident.tags, change.tags),
    pause_reason: status === 'in_progress' ? chosen(change.pause_reason, incident.pause_reason) : null,
    snoozed_until: isClosed ? null : chosen(change.snooze_until, incident.snoozed_until),
    duplicate_of: merged ? (names.duplicateOf ?? incident.duplicate_of) : incident.duplicate_of,
    ...assigneeOf(incident, change, names, by),
    ...escalationOf(change, by),
  };
}

const chosen = <T>(wanted: T | undefined, known: T): T => (wanted === undefined ? known : wanted);

function tagsOf(tags: string[], wanted: Change['tags']): string[] {
  if (wanted === undefined) return tags;
  const { add = [], remove = [] } = wanted;
  return [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])];
}

function assigneeOf(incident: Incident, { assignee }: Change, names: Names, { user }: By) {
  if (assignee === undefined) return { assignee: incident.assignee, assignee_id: incident.assignee_id };
  if (assignee === null) return { assignee: null, assignee_id: null };
  if (assignee === 'me') return { assignee: user.name, assignee_id: user.id };
  return { assignee: names.assignee ?? assignee, assignee_id: assignee };
}

function escalationOf({ escalate }: Change, { user, at }: By): Partial<Pick<Incident, 'escalated'>> {
  if (escalate === undefined) return {};
  return { escalated: escalate === null ? null : { at, by: user.name, reason: escalate } };
}
