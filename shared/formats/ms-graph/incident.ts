import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { evidenceOf, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { graded } from '../reading/words.ts';
import { alertEvidence } from './alert.ts';
import { microsoftKind, serviceModule } from './kind.ts';
import { SOURCE, tenantOf } from './origin.ts';
import { microsoftSeverity, microsoftStage } from './words.ts';

type Incident = Readonly<Record<string, unknown>>;

/** Alerts of one incident that are looked at; Defender itself shows no more on a page. */
const MAX_ALERTS = 150;

const alertsOf = (incident: Incident): readonly Incident[] =>
  Array.isArray(incident.alerts) ? incident.alerts.slice(0, MAX_ALERTS).filter(isRecord) : [];

/** Earliest or latest of the times under `paths` in a list of records. */
function extreme(of: 'min' | 'max', records: readonly Incident[], ...paths: readonly string[]) {
  const times = records.map((record) => whenFirst(record, ...paths)).filter((at) => at !== undefined);
  return times.length > 0 ? Math[of](...times) : undefined;
}

function kind(incident: Incident, alerts: readonly Incident[]) {
  const services = alerts.flatMap((alert) => [alert.serviceSource, alert.detectionSource]);
  const words = alerts.map((alert) => alert.category);
  return microsoftKind(serviceModule(...services), ...words, incident.determination);
}

const title = (incident: Incident, alerts: readonly Incident[]): string =>
  say(digFirst(incident, 'displayName', 'incidentName'), limits.title) ??
  say(alerts.find((alert) => say(alert.title, limits.title))?.title, limits.title) ??
  'Microsoft Defender incident';

/** Incidents of the Defender API describe nothing themselves; an only alert speaks for them. */
function description(incident: Incident, alerts: readonly Incident[]): string | undefined {
  const said = say(digFirst(incident, 'description', 'summary'), limits.description);
  return said ?? (alerts.length === 1 ? say(alerts[0]!.description, limits.description) : undefined);
}

/** A Graph security incident, or one of the Defender XDR incidents API, with its alerts where they are expanded. */
export function readIncident(incident: Incident, outerTenant: string | undefined): Verdict {
  const id = say(digFirst(incident, 'incidentId', 'id'), limits.externalId / 2);
  if (id === undefined)
    return refused('id', 'is missing; send the incident with its id, as the API gives it');
  const created = whenFirst(
    incident,
    'createdDateTime',
    'createdTime',
    'lastUpdateDateTime',
    'lastUpdateTime',
  );
  if (created === undefined)
    return refused('createdDateTime', 'is missing or no time; send the incident whole, as the API gives it');
  const alerts = alertsOf(incident);
  const found = nothingFound();
  for (const alert of alerts) alertEvidence(found, alert);
  const stage = microsoftStage(incident.status, incident.classification);
  const draft = {
    externalId: `incident/${id}`,
    source: SOURCE,
    title: title(incident, alerts),
    ...graded(microsoftSeverity, incident.severity),
    ...stage,
    sourceStatus: say(incident.status, limits.said),
    ...kind(incident, alerts),
    description: description(incident, alerts),
    recommendation: say(incident.recommendedActions, limits.recommendation),
    url: linkFirst(incident.incidentWebUrl, incident.incidentUri, incident.incidentUrl),
    assignee: say(incident.assignedTo, limits.assignee),
    detectedAt: created,
    occurredAt: extreme('min', alerts, 'firstActivityDateTime', 'firstActivity', 'firstEventTime'),
    updatedAt: whenFirst(incident, 'lastUpdateDateTime', 'lastUpdateTime'),
    closedAt:
      stage?.status === 'closed'
        ? (whenFirst(incident, 'resolvedDateTime') ??
          extreme('max', alerts, 'resolvedDateTime', 'resolvedTime'))
        : undefined,
    ...evidenceOf(found),
    tags: unlessEmpty(
      ['customTags', 'systemTags', 'tags']
        .flatMap((key) => sayAll(dig(incident, key), limits.tag))
        .slice(0, listLimits.tags),
    ),
  };
  return accepted(draft, outerTenant ?? tenantOf(incident) ?? alerts.map(tenantOf).find((id) => id));
}
