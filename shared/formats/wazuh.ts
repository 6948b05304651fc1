import { listLimits } from '../domain/incident.ts';
import { digest } from './reading/digest.ts';
import { listUnder } from './reading/envelope.ts';
import { addressOf, unlessEmpty } from './reading/evidence.ts';
import { isRecord, kindOf, type Sheet } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { detectedAt } from './reading/scale.ts';
import { dig, digFirst, say, sayAll } from './reading/sensor.ts';
import { type Event, shipped } from './reading/shipped.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { syslogLines } from './syslog/frames.ts';
import { wazuhEvidence } from './wazuh/evidence.ts';
import { wazuhKind } from './wazuh/kind.ts';
import { wazuhSeverity } from './wazuh/severity.ts';
import { weakness } from './wazuh/vulnerability.ts';

/** Where integrations of the manager put the alert: Shuffle and its like, active response, webhooks of one's own. */
const PLACES = ['all_fields', 'alert', 'parameters.alert', 'body', 'json'];

/** Identities and labels longer than this are cut for show; the digest beside them still tells them apart. */
const SHOWN = 100;

/**
 * `id` counts within one manager only, and managers that share a name or were set up anew repeat it, so what the
 * alert says (when, which rule, which agent) is part of its identity.
 */
function identity(alert: Event): string {
  const parts = ['manager.name', 'id', 'timestamp', 'rule.id', 'agent.id'].map(
    (path) => say(dig(alert, path), 4_096) ?? '',
  );
  const shown = parts.slice(0, 2).map((part) => part.slice(0, SHOWN) || '-');
  return `${shown.join('/')}/${digest(parts)}`;
}

/** Who caused it: the address that the decoder found, whatever it called it. */
const SOURCES = [
  'data.srcip',
  'data.src_ip',
  'data.win.eventdata.ipAddress',
  'data.aws.sourceIPAddress',
  'data.office365.ClientIP',
  'srcip',
];
function fingerprint(alert: Event): string {
  const source = digFirst(alert, ...SOURCES);
  const parts = [
    dig(alert, 'manager.name'),
    digFirst(alert, 'rule.id', 'rule.sidid', 'rule.description'),
    digFirst(alert, 'agent.id', 'agent.name'),
    addressOf(source) ?? source,
    // A rule that stands for all alerts of another sensor recurs by that sensor's own rule.
    dig(alert, dig(alert, 'decoder.name') === 'snort' ? 'data.id' : 'data.alert.signature_id'),
  ];
  return digest(parts.map((part) => say(part, limits.title) ?? ''));
}

const looksRight = (record: Event): boolean => isRecord(record.rule);

const LABELS = ['customer', 'tenant', 'client', 'organization', 'organisation', 'company'];

const tenantOf = (alert: Event): string | undefined =>
  say(digFirst(alert, ...LABELS.map((label) => `agent.labels.${label}`)), limits.tenant);

const title = (alert: Event): string =>
  say(digFirst(alert, 'rule.description', 'rule.comment'), limits.title) ??
  `Wazuh rule ${say(digFirst(alert, 'rule.id', 'rule.sidid'), SHOWN) ?? 'without id'}`;

/** Windows' own words stand in for the line of a log, quoted. */
const story = (alert: Event): string | undefined =>
  say(alert.full_log, limits.description) ??
  say(dig(alert, 'data.win.system.message'), limits.description)?.replace(/^"|"$/g, '');

function read(record: unknown): Verdict {
  const alert = shipped(record, looksRight, PLACES);
  if (alert === null)
    return refused('', `the record is ${kindOf(record)}; send a Wazuh alert as a JSON object`);
  if (!looksRight(alert)) {
    return refused(
      'rule',
      'is missing: this is no Wazuh alert; send lines of alerts.json, not of archives.json',
    );
  }
  const sheet: Sheet = { record: alert };
  const at = detectedAt(sheet, 'send alerts.json lines unchanged');
  if (sheet.refusal) return { ok: false, refusal: sheet.refusal };
  const groups = sayAll(dig(alert, 'rule.groups'), limits.tag);
  const lasting = weakness(alert, at);
  const draft = {
    externalId: identity(alert),
    fingerprint: lasting === undefined ? fingerprint(alert) : undefined,
    source: 'wazuh',
    title: title(alert),
    ...wazuhSeverity(dig(alert, 'rule.level')),
    ...wazuhKind(groups, sayAll(dig(alert, 'rule.mitre.tactic'), limits.category)),
    description: story(alert),
    detectedAt: at,
    ...wazuhEvidence(alert),
    tags: unlessEmpty(groups.slice(0, listLimits.tags)),
    ...lasting,
  };
  return accepted(draft, tenantOf(alert));
}

/** Rules are on both sides of the fence: only Wazuh counts their level and keeps agents beside them. */
function recognise(record: unknown): string | null {
  const alert = shipped(record, looksRight, PLACES);
  const isAlert =
    alert !== null &&
    dig(alert, 'rule.level') !== undefined &&
    (isRecord(alert.agent) || isRecord(alert.manager));
  return isAlert ? 'has rule.level beside an agent or a manager' : null;
}

const isOne = (item: unknown): boolean => recognise(item) !== null;
const listed = listUnder(['alerts', 'items', 'affected_items'], isOne);

/** The alerts of a search in the indexer, or of a list. */
const open = (value: unknown) =>
  listUnder(['hits'], isOne)(dig(value, 'hits')) ?? listed(dig(value, 'data')) ?? listed(value);

/**
 * Lines of `alerts.json`, Wazuh 3.x and 4.x, also as the indexer (`_source`), a log shipper, an integration or a
 * search wraps them.
 */
export const wazuh: Format = { read, recognise, open, lines: syslogLines };
