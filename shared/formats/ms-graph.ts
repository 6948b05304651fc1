import { readAlert } from './ms-graph/alert.ts';
import { readIncident } from './ms-graph/incident.ts';
import { tenantOf } from './ms-graph/origin.ts';
import { readRow } from './ms-graph/table.ts';
import { camelCased } from './reading/casing.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { jsonIn } from './reading/json.ts';
import { limits } from './reading/limit.ts';
import { dig, say, unwrapped } from './reading/sensor.ts';
import { type Format, refused, type Verdict } from './reading/verdict.ts';

type Item = Readonly<Record<string, unknown>>;

const has = (record: Item, ...keys: readonly string[]): boolean =>
  keys.some((key) => record[key] !== undefined && record[key] !== null);

/** Graph says what a thing is, where it says it: `#microsoft.graph.security.incident`, `#microsoft.graph.alert`. */
const typed = (record: Item, name: string): boolean => {
  const type = record['@odata.type'];
  return typeof type === 'string' && type.startsWith('#microsoft.graph.') && type.endsWith(`.${name}`);
};

const isIncident = (record: Item): boolean =>
  typed(record, 'incident') ||
  (has(record, 'incidentName') && has(record, 'incidentId')) ||
  (has(record, 'displayName') && has(record, 'createdDateTime') && has(record, 'incidentWebUrl', 'status'));

/** What only alerts of one of the APIs have: v2, Defender for Endpoint, Defender XDR, legacy Graph. */
const isAlert = (record: Item): boolean =>
  (typed(record, 'alert') && has(record, 'title', 'createdDateTime')) ||
  (has(record, 'createdDateTime') && has(record, 'providerAlertId', 'detectorId', 'alertWebUrl')) ||
  (has(record, 'createdDateTime', 'lastUpdateDateTime') && has(record, 'serviceSource')) ||
  (has(record, 'alertCreationTime') && has(record, 'id')) ||
  (has(record, 'alertId') && has(record, 'creationTime') && has(record, 'title')) ||
  (has(record, 'eventDateTime', 'createdDateTime') &&
    has(record, 'vendorInformation') &&
    has(record, 'title'));

const TABLE = 'AdvancedHunting-';
/** The advanced hunting table that a streamed event is a row of. */
function tableOf(record: Item): string | undefined {
  const category = record.category;
  const name = typeof category === 'string' && category.startsWith(TABLE) ? category.slice(TABLE.length) : '';
  return name === '' ? undefined : name;
}
const isBareRow = (record: Item): boolean =>
  has(record, 'AlertId') && has(record, 'Timestamp', 'TimeGenerated') && has(record, 'Title', 'EntityType');

/** A change notification: what changed is in `resourceData`, if the subscription asked for it at all. */
const isNotification = (record: Item): boolean =>
  has(record, 'subscriptionId') && has(record, 'changeType', 'lifecycleEvent');

const isOurs = (record: Item): boolean =>
  isIncident(record) || isAlert(record) || tableOf(record) !== undefined || isNotification(record);

/** PowerShell and .NET spell Graph's keys in PascalCase, Python in snake_case. */
const isRespelled = (record: Item): boolean =>
  has(record, 'DisplayName', 'display_name', 'IncidentName', 'Title', 'title') &&
  has(record, 'CreatedDateTime', 'created_date_time', 'CreatedTime', 'AlertCreationTime') &&
  has(record, 'Id', 'id', 'IncidentId');

function bare(record: Item): Item {
  const item = unwrapped(record, isOurs);
  if (isOurs(item) || !isRespelled(item)) return item;
  const respelled = camelCased(item);
  return isOurs(respelled) ? respelled : item;
}

function readTable(record: Item, table: string): Verdict {
  if (table !== 'AlertInfo' && table !== 'AlertEvidence') {
    const name = say(table, limits.said) ?? 'without a name';
    return refused(
      'category',
      `the table ${name} is telemetry and no alert; stream only AlertInfo and AlertEvidence`,
    );
  }
  const row = jsonIn(record.properties);
  if (!isRecord(row)) return refused('properties', `is ${kindOf(row)}; send the streamed event whole`);
  return readRow(row, table === 'AlertEvidence', record);
}

function readNotification(record: Item): Verdict {
  const inner = record.resourceData;
  if (!isRecord(inner) || !(isIncident(inner) || isAlert(inner))) {
    return refused(
      'resourceData',
      'carries no alert, only that one changed; fetch it and send it, or subscribe with includeResourceData',
    );
  }
  return readBare(inner, tenantOf(record));
}

function readBare(item: Item, outerTenant: string | undefined): Verdict {
  if (isIncident(item)) return readIncident(item, outerTenant);
  if (isAlert(item)) return readAlert(item, outerTenant);
  if (isBareRow(item)) return readRow(item, !has(item, 'Title') || has(item, 'EntityType'), item);
  if (has(item, 'validationToken', 'validationTokens'))
    return refused('validationToken', 'is a subscription being set up and no incident; nothing is lost');
  return refused(
    'id',
    'is not an incident or alert of Microsoft Graph or Defender; send them as the API gives them, whole',
  );
}

function read(record: unknown): Verdict {
  if (!isRecord(record))
    return refused('', `the record is ${kindOf(record)}; send an incident or alert as a JSON object`);
  const item = bare(record);
  const table = tableOf(item);
  if (table !== undefined) return readTable(item, table);
  return isNotification(item) ? readNotification(item) : readBare(item, undefined);
}

function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const item = bare(record);
  const table = tableOf(item);
  if (table !== undefined) return `has category ${TABLE}${table.slice(0, 40)}`;
  if (isNotification(item)) return 'has subscriptionId and changeType of a Graph notification';
  if (typed(item, 'incident') || typed(item, 'alert')) return 'has @odata.type of Microsoft Graph security';
  if (has(item, 'incidentName') && has(item, 'incidentId')) return 'has incidentId and incidentName';
  if (has(item, 'alertCreationTime') && has(item, 'id')) return 'has id and alertCreationTime';
  if (has(item, 'incidentWebUrl', 'alertWebUrl') && has(item, 'createdDateTime'))
    return 'has createdDateTime and a link into Microsoft Defender';
  if (
    typeof dig(item, 'vendorInformation.provider') === 'string' &&
    has(item, 'createdDateTime', 'eventDateTime')
  )
    return 'has vendorInformation of a Graph alert';
  if (has(item, 'alertId') && has(item, 'creationTime') && has(item, 'serviceSource'))
    return 'has alertId, creationTime and serviceSource';
  return isBareRow(item) && has(item, 'ServiceSource', 'DetectionSource')
    ? 'has AlertId and ServiceSource of an advanced hunting row'
    : null;
}

const open = listUnder(
  ['value', 'records', 'Results', 'results'],
  (item) => isRecord(item) && isOurs(bare(item)),
);

/**
 * Microsoft Graph security incidents (with or without their alerts), alerts v2 and legacy; incidents of the Defender
 * XDR API, alerts of the Defender for Endpoint API; rows of AlertInfo and AlertEvidence as Defender XDR streams them
 * to an Event Hub; change notifications that carry their resource.
 */
export const msGraph: Format = { read, recognise, open };
