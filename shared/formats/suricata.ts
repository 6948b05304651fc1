import { digest } from './reading/digest.ts';
import { techniquesAt } from './reading/evidence.ts';
import { isRecord, kindOf, type Sheet } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { detectedAt, onScale, type Scale } from './reading/scale.ts';
import { dig, say, unwrapped } from './reading/sensor.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { suricataAssets, suricataIndicators } from './suricata/evidence.ts';
import { suricataKind } from './suricata/kind.ts';
import { DEFAULT_PRIORITY, MAX_PRIORITY, suricataSeverity } from './suricata/severity.ts';

type Event = Readonly<Record<string, unknown>>;

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

const identity = (event: Event): string => digest(IDENTITY.map((path) => say(dig(event, path), 256) ?? ''));

const PRIORITY: Scale = {
  path: 'alert.severity',
  from: 1,
  to: MAX_PRIORITY,
  meaning: `Suricata counts from 1, the worst, to ${MAX_PRIORITY}`,
  otherwise: DEFAULT_PRIORITY,
};

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
  const verdict = say(dig(event, 'alert.action'), 16) ?? 'not stated';
  const protocol = say(event.proto, 16) ?? 'unknown protocol';
  return `${category}. ${protocol} from ${end('src_ip', 'src_port')} to ${end('dest_ip', 'dest_port')}; action: ${verdict}.`;
}

const isEve = (record: Event): boolean => isRecord(record.alert) || typeof record.event_type === 'string';

function foreign(event: Event): Verdict | undefined {
  if (!isEve(event)) {
    return refused(
      'event_type',
      'is missing and there is no alert: this is no Suricata event; send eve.json lines',
    );
  }
  const type = event.event_type;
  if (typeof type === 'string' && type !== 'alert') {
    return refused(
      'event_type',
      `event_type ${say(type, 32) ?? 'blank'} carries no alert; send only alert events`,
    );
  }
  return isRecord(event.alert) ? undefined : refused('alert', 'is missing; send the alert event whole');
}

function read(record: unknown): Verdict {
  if (!isRecord(record))
    return refused('', `the record is ${kindOf(record)}; send a Suricata event as a JSON object`);
  const event = unwrapped(record, isEve);
  const other = foreign(event);
  if (other) return other;
  const sheet: Sheet = { record: event };
  const priority = onScale(sheet, PRIORITY);
  const at = detectedAt(sheet, 'send eve.json lines unchanged');
  if (sheet.refusal) return { ok: false, refusal: sheet.refusal };
  return accepted({
    externalId: identity(event),
    source: 'suricata',
    title: title(event),
    severity: suricataSeverity(priority),
    sourceSeverity: `severity ${priority}`,
    ...suricataKind(say(dig(event, 'alert.category'), limits.category)),
    description: description(event),
    detectedAt: at,
    indicators: suricataIndicators(event),
    techniques: techniquesAt(event, 'alert.metadata.mitre_technique_id'),
    assets: suricataAssets(event),
  });
}

function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const event = unwrapped(record, isEve);
  const isAlert =
    dig(event, 'alert.signature_id') !== undefined || dig(event, 'alert.signature') !== undefined;
  return isAlert ? 'has alert.signature' : null;
}

/** Lines of `eve.json`, also as a log shipper wraps them. Only alerts become incidents. */
export const suricata: Format = { read, recognise };
