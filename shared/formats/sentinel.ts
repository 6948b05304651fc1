import { listUnder } from './reading/envelope.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { say, unwrapped } from './reading/sensor.ts';
import { type Format, refused, type Verdict } from './reading/verdict.ts';
import { readAlert } from './sentinel/alert.ts';
import { readIncident } from './sentinel/incident.ts';
import { type Item, itemOf } from './sentinel/item.ts';
import { rowsOf } from './sentinel/rows.ts';

type Fields = Readonly<Record<string, unknown>>;

const fits = (record: Fields): boolean => itemOf(record) !== undefined;

/** Logic Apps forward what triggered them inside `body`. */
function found(record: Fields): Item | undefined {
  const inner = unwrapped(isRecord(record.body) && !fits(record) ? record.body : record, fits);
  return itemOf(inner);
}

function foreign(record: Fields): Verdict {
  const type = say(record.type, limits.said);
  return type?.startsWith('Microsoft.')
    ? refused('type', `${type} is no incident or alert; send Microsoft.SecurityInsights/Incidents`)
    : refused(
        'properties',
        'is missing: this is no incident of Sentinel; send it as the API or a Logic App gives it',
      );
}

function read(record: unknown): Verdict {
  if (!isRecord(record))
    return refused('', `the record is ${kindOf(record)}; send a Sentinel incident as a JSON object`);
  const item = found(record);
  if (item === undefined) return foreign(record);
  return item.kind === 'incident' ? readIncident(item) : readAlert(item);
}

function recognise(record: unknown): string | null {
  const item = isRecord(record) ? found(record) : undefined;
  if (item === undefined) return null;
  if (item.type.startsWith('Microsoft.Security')) return `has type ${item.type.slice(0, 60)}`;
  return item.kind === 'incident'
    ? 'has the title, number and times of a Sentinel incident'
    : 'has the alert ids and names of a SecurityAlert row';
}

const openList = listUnder(['value', 'records'], (item) => isRecord(item) && found(item) !== undefined);
const open = (value: unknown): readonly unknown[] | null => rowsOf(value, fits) ?? openList(value);

/**
 * Microsoft Sentinel incidents as the REST API, the client libraries (flat, camelCase or snake_case) and Logic Apps
 * give them, rows of SecurityIncident and SecurityAlert, and alerts of Defender for Cloud.
 */
export const sentinel: Format = { read, recognise, open };
