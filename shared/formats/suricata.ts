import { listLimits } from '../domain/incident.ts';
import { digest } from './reading/digest.ts';
import { listUnder } from './reading/envelope.ts';
import { unlessEmpty } from './reading/evidence.ts';
import type { Sheet } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { detectedAt } from './reading/scale.ts';
import { dig, digFirst, say, sayAll } from './reading/sensor.ts';
import type { Event } from './reading/shipped.ts';
import { accepted, type Format, type Verdict } from './reading/verdict.ts';
import { when } from './reading/when.ts';
import { eveIn, whyNone } from './suricata/event.ts';
import { suricataEvidence } from './suricata/evidence.ts';
import { suricataKind } from './suricata/kind.ts';
import { suricataSeverity } from './suricata/severity.ts';
import { syslogLines } from './syslog/frames.ts';

/** A flow raises many alerts and its id comes back later: only all of these together name one alert. */
const IDENTITY = [
  'timestamp',
  'flow_id',
  'alert.gid',
  'alert.signature_id',
  'src_ip',
  'src_port',
  'dest_ip',
  'dest_port',
];
/** What recurs; a rule without an id recurs by its text. */
const RECURRING = ['alert.gid', 'alert.signature_id', 'src_ip', 'dest_ip'];

const digestAt = (event: Event, paths: readonly string[], ...further: readonly string[]): string =>
  digest([...paths.map((path) => say(dig(event, path), 256) ?? ''), ...further]);

function title(event: Event): string {
  const signature = say(dig(event, 'alert.signature'), limits.title);
  if (signature !== undefined) return signature;
  const id = [say(dig(event, 'alert.gid'), 16) ?? '1', say(dig(event, 'alert.signature_id'), 16) ?? '?'].join(
    ':',
  );
  return `Suricata signature ${id}`;
}

/** Who spoke to whom, in one line: EVE has no prose of its own. */
function description(event: Event): string {
  const end = (host: string, port: string) =>
    [say(event[host], 64) ?? 'unknown', say(event[port], 8)]
      .filter((part) => part !== undefined)
      .join(' port ');
  const category = say(dig(event, 'alert.category'), limits.category) ?? 'No category';
  const verdict = say(digFirst(event, 'verdict.action', 'alert.action'), 16) ?? 'not stated';
  const protocol = say(event.proto, 16) ?? 'unknown protocol';
  return `${category}. ${protocol} from ${end('src_ip', 'src_port')} to ${end('dest_ip', 'dest_port')}; action: ${verdict}.`;
}

/** The beginning of the flow, where it lies before the alert. */
function began(event: Event, at: number | undefined): number | undefined {
  const start = when(dig(event, 'flow.start'));
  return start !== undefined && at !== undefined && start < at ? start : undefined;
}

function read(record: unknown): Verdict {
  const event = eveIn(record);
  const other = whyNone(record, event);
  if (event === null || other !== undefined) return other!;
  const sheet: Sheet = { record: event };
  const at = detectedAt(sheet, 'send eve.json lines unchanged');
  if (sheet.refusal) return { ok: false, refusal: sheet.refusal };
  const name = title(event);
  const tags = sayAll(dig(event, 'alert.metadata.tag'), limits.tag);
  const draft = {
    externalId: digestAt(event, IDENTITY),
    fingerprint: digestAt(event, RECURRING, dig(event, 'alert.signature_id') === undefined ? name : ''),
    source: 'suricata',
    title: name,
    ...suricataSeverity(dig(event, 'alert.severity'), dig(event, 'alert.metadata.signature_severity')),
    ...suricataKind(say(dig(event, 'alert.category'), limits.category)),
    description: description(event),
    detectedAt: at,
    occurredAt: began(event, at),
    ...suricataEvidence(event),
    tags: unlessEmpty(tags.slice(0, listLimits.tags)),
  };
  return accepted(draft, say(digFirst(event, 'tenant', 'tenant_id', 'alert.tenant_id'), limits.tenant));
}

function recognise(record: unknown): string | null {
  const event = eveIn(record);
  const isAlert =
    event !== null &&
    (dig(event, 'alert.signature_id') !== undefined || dig(event, 'alert.signature') !== undefined);
  return isAlert ? 'has alert.signature' : null;
}

const listed = listUnder(['hits', 'events', 'alerts', 'results'], (item) => recognise(item) !== null);

/** Lines of `eve.json`, also as a log shipper or syslog wraps them. Only alerts become incidents. */
export const suricata: Format = {
  read,
  recognise,
  open: (value) => listed(dig(value, 'hits')) ?? listed(value),
  lines: syslogLines,
};
