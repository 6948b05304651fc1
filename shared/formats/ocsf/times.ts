import { every, whenAt } from '../reading/walk.ts';
import { when } from '../reading/when.ts';
import { activityOf, CREATE, INCIDENT_FINDING } from './class.ts';

type Event = Readonly<Record<string, unknown>>;

/** Every time has a twin in words, which ends in `_dt` (profile "datetime"); a finding's info had another name in 1.0. */
function timeOf(event: Event, name: string): number | undefined {
  return whenAt(
    event,
    `finding_info.${name}`,
    `finding_info.${name}_dt`,
    `finding.${name}`,
    `finding.${name}_dt`,
  );
}

function earliest(event: Event, name: string): number | undefined {
  const times = [
    ...every(event, `finding_info_list.${name}`),
    ...every(event, `finding_info_list.${name}_dt`),
  ]
    .map((said) => when(said))
    .filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

const latest = (...times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/** `time` is when the event happened: for an update, when it was updated, which is no time of detection. */
export function ocsfTimes(event: Event, uid: number, isClosed: boolean) {
  const at = whenAt(event, 'time', 'time_dt');
  const isIncident = uid === INCIDENT_FINDING;
  const created = isIncident
    ? (whenAt(event, 'created_time', 'created_time_dt', 'start_time', 'start_time_dt') ??
      earliest(event, 'created_time'))
    : timeOf(event, 'created_time');
  const firstSeen = isIncident ? earliest(event, 'first_seen_time') : timeOf(event, 'first_seen_time');
  const isFirst = (activityOf(event) ?? CREATE) === CREATE;
  const detectedAt = created ?? firstSeen ?? (isFirst ? at : undefined);
  const updatedAt = latest(
    timeOf(event, 'modified_time'),
    whenAt(event, 'modified_time', 'modified_time_dt', 'metadata.modified_time', 'metadata.modified_time_dt'),
    at,
  );
  return {
    detectedAt,
    occurredAt: firstSeen === detectedAt ? undefined : firstSeen,
    updatedAt,
    closedAt: isClosed ? (whenAt(event, 'end_time', 'end_time_dt') ?? updatedAt) : undefined,
  };
}
