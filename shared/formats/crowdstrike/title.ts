import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';

const NAMES = [
  'DisplayName',
  'display_name',
  'Name',
  'name',
  'DetectName',
  'RuleName',
  'IncidentType',
  'PolicyStatement',
  'IncidentDescription',
  'DetectDescription',
  'description',
];
const HOSTS = [
  'ComputerName',
  'Hostname',
  'HostName',
  'SourceEndpointHostName',
  'EndpointName',
  'device.hostname',
  'source_endpoint_host_name',
];
const PEOPLE = ['SourceAccountName', 'source_account_name', 'user_name', 'UserName'];

/** Many detections are named by symbols of the sensor's code: `CkbSensorDetectDomainHighUI`. */
const SYMBOL = /^(?=\S{8,200}$)[A-Za-z]*Sensor(?:Detect|Prevent)/;
const CODE = /^(?:\d+|[A-Z0-9]+(?:_[A-Z0-9]+)+)$/;

/** Words of an event type or of a constant: `IncidentSummaryEvent` is an incident. */
const words = (name: string): string => {
  const apart = name
    .replace(/(?:Summary)?(?:Streaming)?(?:Event)?$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return `${apart.slice(0, 1).toUpperCase()}${apart.slice(1)}`;
};

/** Leads are named for a host and an instant: what was seen there tells more. */
const LEAD = /^\S{1,120} at \d{4}-\d{2}-\d{2}T\S{1,40}$/;

function name(type: string, event: Fields): string {
  const lead = every(event, 'ThreatgraphIndicators.DisplayName')[0];
  if (typeof event.Name === 'string' && event.Name.length <= limits.title && LEAD.test(event.Name))
    return say(lead, limits.title) ?? event.Name;
  const said = say(digFirst(event, ...NAMES), limits.title);
  if (said === undefined || /^\d+$/.test(said)) return `Falcon ${words(type).toLowerCase() || 'detection'}`;
  if (CODE.test(said)) return words(said);
  if (!SYMBOL.test(said)) return said;
  return say(digFirst(event, 'Technique', 'technique', 'Tactic', 'tactic'), limits.title) ?? words(said);
}

/** Detections are named for the method that found them, so the host or the person makes the title one's own. */
export function crowdstrikeTitle(type: string, event: Fields): string {
  const what = name(type, event);
  const seen = every(event, 'ThreatgraphIndicators.Hostname')[0];
  const host = say(digFirst(event, ...HOSTS) ?? seen, limits.asset);
  const where = host ?? say(digFirst(event, ...PEOPLE), limits.asset);
  if (where === undefined || what.toLowerCase().includes(where.toLowerCase())) return what;
  return clip(`${what} ${host === undefined ? 'by' : 'on'} ${where}`, limits.title);
}
