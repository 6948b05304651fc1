import { listLimits } from '../../domain/incident.ts';
import { microsoftKind, serviceModule } from '../ms-graph/kind.ts';
import { microsoftSeverity } from '../ms-graph/words.ts';
import { digest } from '../reading/digest.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { evidenceOf, type Found, nothingFound, techniques } from '../reading/found.ts';
import { jsonIn } from '../reading/json.ts';
import { limits } from '../reading/limit.ts';
import { link, linkFirst } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { graded, staged } from '../reading/words.ts';
import { readEntities } from './entities.ts';
import { type Item, workspaceOf } from './item.ts';
import { classified, incidentStage } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

export const SOURCE = 'microsoft-sentinel';
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A GUID identifies by itself, in whatever shape it comes; a name that somebody gave needs its workspace. */
function identity(item: Item, name: string): string {
  if (GUID.test(name)) return `incident/${name.toLowerCase()}`;
  return `incident/${name}/${digest([workspaceOf(item) ?? ''])}`;
}

const MAX_ALERTS = 150;
const alertsOf = (properties: Fields): readonly Fields[] => {
  const alerts = jsonIn(properties.alerts);
  const list = Array.isArray(alerts) ? alerts.slice(0, MAX_ALERTS) : [];
  return list.map((alert) => dig(alert, 'properties') ?? alert).filter(isRecord);
};

/** Lists that rows of the table carry as JSON text. */
const listIn = (value: unknown): unknown => jsonIn(value) ?? value;

function kind(found: Found, properties: Fields, alerts: readonly Fields[]) {
  const entities = [
    properties.relatedEntities,
    properties.entities,
    ...alerts.map((alert) => alert.entities),
  ];
  const modules = entities.map((list) => readEntities(found, jsonIn(list)));
  const about = jsonIn(properties.additionalData);
  const products = sayAll(dig(about, 'alertProductNames'), limits.category).filter(
    (name) => !/sentinel/i.test(name),
  );
  const tactics = [about, ...alerts].flatMap((each) => sayAll(listIn(dig(each, 'tactics')), limits.category));
  for (const each of [about, ...alerts]) techniques(found, listIn(dig(each, 'techniques')));
  const module = serviceModule(...products) ?? modules.find((each) => each !== undefined) ?? 'network';
  return microsoftKind(module, ...tactics);
}

function tags(properties: Fields): readonly string[] | undefined {
  const labels = listIn(properties.labels);
  const names = Array.isArray(labels)
    ? labels.map((label) => (isRecord(label) ? label.labelName : label))
    : [];
  return unlessEmpty(sayAll(names, limits.tag).slice(0, listLimits.tags));
}

const portal = (id: string | undefined): string | undefined =>
  id?.startsWith('/subscriptions/')
    ? link(`https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident${id}`)
    : undefined;

function lifecycle(properties: Fields) {
  const stage = staged(incidentStage, properties.status);
  const isClosed = stage.status === 'closed';
  return {
    ...stage,
    resolution: isClosed ? classified(properties.classification) : undefined,
    closedAt: isClosed ? whenFirst(properties, 'closedTimeUtc', 'closedTime') : undefined,
  };
}

/** An incident of Microsoft Sentinel. */
export function readIncident(item: Item): Verdict {
  const { properties } = item;
  if (item.name === undefined)
    return refused('name', 'is missing; send the incident with its id and name, as the API gives it');
  const created = whenFirst(
    properties,
    'createdTimeUtc',
    'createdTime',
    'lastModifiedTimeUtc',
    'lastModifiedTime',
  );
  if (created === undefined)
    return refused('createdTimeUtc', 'is missing or no time; send the incident whole, as the API gives it');
  const found = nothingFound();
  const alerts = alertsOf(properties);
  const draft = {
    externalId: identity(item, item.name),
    source: SOURCE,
    title:
      say(properties.title, limits.title) ??
      say(
        alerts.map((alert) => alert.alertDisplayName).find((name) => name),
        limits.title,
      ) ??
      'Microsoft Sentinel incident',
    ...graded(microsoftSeverity, properties.severity),
    ...lifecycle(properties),
    ...kind(found, properties, alerts),
    description: say(properties.description, limits.description),
    url: linkFirst(properties.incidentUrl, portal(item.id)),
    assignee: say(
      digFirst(jsonIn(properties.owner), 'email', 'userPrincipalName', 'assignedTo'),
      limits.assignee,
    ),
    detectedAt: created,
    occurredAt: whenFirst(properties, 'firstActivityTimeUtc', 'firstActivityTime'),
    updatedAt: whenFirst(properties, 'lastModifiedTimeUtc', 'lastModifiedTime'),
    ...evidenceOf(found),
    tags: tags(properties),
  };
  return accepted(draft, workspaceOf(item));
}
