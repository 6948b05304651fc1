import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { graded } from '../reading/words.ts';
import { microsoftEntities } from './entities.ts';
import { microsoftKind, serviceModule } from './kind.ts';
import { SOURCE, tenantOf } from './origin.ts';
import { microsoftSeverity, microsoftStage } from './words.ts';

type Alert = Readonly<Record<string, unknown>>;

/** Where the APIs keep an alert's evidence: v2 and Defender, then the lists of states of legacy alerts. */
const EVIDENCE = [
  'evidence',
  'entities',
  'devices',
  'loggedOnUsers',
  'relatedUser',
  'hostStates',
  'userStates',
  'fileStates',
  'processes',
  'networkConnections',
  'cloudAppStates',
  'vulnerabilityStates',
  'messageSecurityStates',
] as const;

/** What an alert, alone or inside an incident, tells of evidence. */
export function alertEvidence(found: Found, alert: Alert): void {
  affect(found, alert.computerDnsName);
  for (const key of EVIDENCE) microsoftEntities(found, alert[key]);
  // Some exporters give each piece of evidence under the name of its type instead of in the list.
  for (const key in alert) if (key.endsWith('Evidence')) microsoftEntities(found, alert[key]);
  techniques(found, alert.mitreTechniques);
  indicate(found, 'malware', alert.threatFamilyName);
  indicate(found, 'actor', alert.actorDisplayName ?? alert.actorName);
  if (Array.isArray(alert.malwareStates) && isRecord(alert.malwareStates[0]))
    indicate(found, 'malware', alert.malwareStates[0].family);
}

function title(alert: Alert, found: Found): string {
  const said = say(alert.title, limits.title);
  if (said !== undefined) return said;
  const about = say(digFirst(alert, 'threatName', 'threatDisplayName', 'category'), limits.category);
  const [asset] = found.assets;
  return [about ?? 'Microsoft Defender alert', ...(asset === undefined ? [] : [`on ${asset}`])].join(' ');
}

const kind = (alert: Alert) =>
  microsoftKind(
    serviceModule(
      alert.serviceSource,
      alert.detectionSource,
      digFirst(alert, 'vendorInformation.provider'),
      digFirst(alert, 'vendorInformation.subProvider'),
    ),
    alert.category,
    alert.determination,
  );

const recommendation = (alert: Alert): string | undefined =>
  say(sayAll(alert.recommendedActions, limits.recommendation).join('\n'), limits.recommendation);

const CREATED = ['createdDateTime', 'alertCreationTime', 'creationTime', 'eventDateTime', 'createdTime'];
const FIRST = ['firstActivityDateTime', 'firstEventTime', 'firstActivity', 'eventDateTime'];
const UPDATED = ['lastUpdateDateTime', 'lastUpdateTime', 'lastUpdatedTime', 'lastModifiedDateTime'];

/** A Graph alert (v2 or legacy), an alert of the Defender for Endpoint API, or one out of a Defender XDR incident. */
export function readAlert(alert: Alert, outerTenant: string | undefined): Verdict {
  const id = say(digFirst(alert, 'alertId', 'id', 'providerAlertId'), limits.externalId / 2);
  if (id === undefined) return refused('id', 'is missing; send the alert with its id, as the API gives it');
  const created = whenFirst(alert, ...CREATED, ...UPDATED);
  if (created === undefined)
    return refused('createdDateTime', 'is missing or no time; send the alert whole, as the API gives it');
  const found = nothingFound();
  alertEvidence(found, alert);
  const stage = microsoftStage(alert.status, alert.classification ?? alert.feedback);
  const draft = {
    externalId: `alert/${id}`,
    source: SOURCE,
    title: title(alert, found),
    ...graded(microsoftSeverity, alert.severity),
    ...stage,
    sourceStatus: say(alert.status, limits.said),
    ...kind(alert),
    description: say(alert.description, limits.description),
    recommendation: recommendation(alert),
    url: linkFirst(alert.alertWebUrl, alert.incidentWebUrl, sayAll(alert.sourceMaterials, limits.url)[0]),
    assignee: say(alert.assignedTo, limits.assignee),
    detectedAt: created,
    occurredAt: whenFirst(alert, ...FIRST),
    updatedAt: whenFirst(alert, ...UPDATED),
    closedAt:
      stage?.status === 'closed'
        ? whenFirst(alert, 'resolvedDateTime', 'resolvedTime', 'closedDateTime')
        : undefined,
    ...evidenceOf(found),
    tags: unlessEmpty([...sayAll(alert.systemTags, limits.tag), ...sayAll(alert.tags, limits.tag)]),
  };
  return accepted(draft, outerTenant ?? tenantOf(alert));
}
