import { camelCased } from '../reading/casing.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An incident or alert, whichever of its shapes it came in: what identifies it, and its properties in camelCase. */
export interface Item {
  readonly kind: 'incident' | 'alert';
  readonly name: string | undefined;
  /** The path of the resource in Azure, where the record has it. */
  readonly id: string | undefined;
  readonly type: string;
  readonly properties: Fields;
  /** What stands around the properties: the envelope of a Logic App, or the record itself. */
  readonly outer: Fields;
}

const SECURITY = /^Microsoft\.Security(?:Insights)?\//i;
const INCIDENT = /\/incidents$/i;
const ALERT = /^Microsoft\.Security\/.*alerts$/i;

const known = (value: unknown): boolean => value !== undefined && value !== null;

/** As the REST API has it: `{id, name, type, properties}`. */
function resource(record: Fields, outer: Fields): Item | undefined {
  const { type, properties } = record;
  if (typeof type !== 'string' || !SECURITY.test(type) || !isRecord(properties)) return undefined;
  const isAlert = record.kind === 'SecurityAlert' || ALERT.test(type);
  if (!isAlert && !INCIDENT.test(type)) return undefined;
  return item(isAlert ? 'alert' : 'incident', record, properties, outer);
}

const item = (kind: Item['kind'], record: Fields, properties: Fields, outer: Fields): Item => ({
  kind,
  name: say(digFirst(record, 'name', 'incidentName'), limits.externalId / 2),
  id: say(record.id, limits.url),
  type: say(record.type, limits.said) ?? '',
  properties,
  outer,
});

/** As client libraries flatten it; and rows of the tables SecurityIncident and SecurityAlert, respelled. */
function flat(record: Fields): Item | undefined {
  if (isFlatIncident(record)) return item('incident', record, record, record);
  const isAlert =
    known(digFirst(record, 'systemAlertId', 'providerAlertId', 'vendorOriginalId')) &&
    known(digFirst(record, 'alertDisplayName', 'displayName', 'alertName', 'alertType'));
  return isAlert ? item('alert', record, record, record) : undefined;
}

/** Other products number incidents too; only Sentinel tells of times like this. */
function isFlatIncident(record: Fields): boolean {
  const isTyped = typeof record.type === 'string' && SECURITY.test(record.type) && INCIDENT.test(record.type);
  const isRow = known(record.incidentName) && known(record.incidentNumber) && known(record.createdTime);
  return (
    isTyped || isRow || (known(record.createdTimeUtc) && known(digFirst(record, 'title', 'incidentNumber')))
  );
}

/** Keys that give away a casing, so that what is foreign is not respelled for nothing. */
const RESPELLED = [
  'created_time_utc',
  'additional_data',
  'IncidentNumber',
  'IncidentName',
  'SystemAlertId',
  'AlertDisplayName',
];

/** What a record is, or undefined where it is neither incident nor alert. */
export function itemOf(record: Fields): Item | undefined {
  const object = dig(record, 'object');
  if (isRecord(object)) return resource(object, record) ?? flatOf(object, record);
  return resource(record, record) ?? flatOf(record, record);
}

function flatOf(record: Fields, outer: Fields): Item | undefined {
  const spelled = RESPELLED.some((key) => known(record[key])) ? camelCased(record) : record;
  const found = flat(spelled);
  return found && { ...found, outer };
}

/** `/subscriptions/{guid}/resourceGroups/{name}/providers/…/workspaces/{name}/…`, also inside links to the portal. */
const WORKSPACE = /\/subscriptions\/([^/]{1,64})\/.{0,200}?\/workspaces\/([^/]{1,90})(?:\/|$)/i;

/**
 * The customer, as Sentinel knows it: `subscription/workspace` in lower case. Neither alone will do: a provider may
 * keep all customers' workspaces in one subscription, and workspaces of two customers may share a name.
 */
export function workspaceOf({ id, properties, outer }: Item): string | undefined {
  for (const path of [id, properties.incidentUrl, properties.alertLink, properties.resourceId]) {
    const parts = typeof path === 'string' && path.length <= limits.url ? WORKSPACE.exec(path) : null;
    if (parts !== null) return `${parts[1]}/${parts[2]}`.toLowerCase();
  }
  const subscription = say(digFirst(outer, 'workspaceInfo.SubscriptionId', 'WorkspaceSubscriptionId'), 64);
  const workspace = say(digFirst(outer, 'workspaceInfo.WorkspaceName'), 90);
  if (subscription !== undefined && workspace !== undefined)
    return `${subscription}/${workspace}`.toLowerCase();
  return say(digFirst(outer, 'workspaceId', 'WorkspaceId', 'TenantId'), limits.tenant);
}
