import { digest } from './reading/digest.ts';
import {
  addressOf,
  type IndicatorPaths,
  indicatorsAt,
  techniquesAt,
  unlessEmpty,
} from './reading/evidence.ts';
import { isRecord, kindOf, type Sheet } from './reading/field.ts';
import { counts, limits } from './reading/limit.ts';
import { detectedAt, onScale, type Scale } from './reading/scale.ts';
import { dig, say, sayAll, unwrapped } from './reading/sensor.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { wazuhKind } from './wazuh/kind.ts';
import { MAX_LEVEL, wazuhSeverity } from './wazuh/severity.ts';

type Alert = Readonly<Record<string, unknown>>;

const INDICATORS: IndicatorPaths = [
  ['data.srcip', 'ip'],
  ['data.dstip', 'ip'],
  ['data.src_ip', 'ip'],
  ['data.dest_ip', 'ip'],
  ['data.win.eventdata.ipAddress', 'ip'],
  ['data.aws.source_ip_address', 'ip'],
  ['data.office365.ClientIP', 'ip'],
  ['data.http.hostname', 'domain'],
  ['data.hostname', 'domain'],
  ['data.tls.sni', 'domain'],
  ['data.url', 'url'],
  ['data.virustotal.source.md5', 'md5'],
  ['data.virustotal.source.sha1', 'sha1'],
  ['data.virustotal.sha1', 'sha1'],
  ['data.virustotal.source.file', 'filename'],
  ['syscheck.md5_after', 'md5'],
  ['syscheck.sha1_after', 'sha1'],
  ['syscheck.sha256_after', 'sha256'],
  ['syscheck.path', 'filename'],
  ['data.vulnerability.cve', 'cve'],
];

/** Identities and labels longer than this are cut for show; the digest beside them still tells them apart. */
const SHOWN = 100;

/**
 * `id` counts within one manager only, and managers that share a name or were set up anew repeat it, so what the
 * alert says (when, which rule, which agent) is part of its identity.
 */
function identity(alert: Alert): string {
  const parts = ['manager.name', 'id', 'timestamp', 'rule.id', 'agent.id'].map(
    (path) => say(dig(alert, path), 4_096) ?? '',
  );
  const shown = parts.slice(0, 2).map((part) => part.slice(0, SHOWN) || '-');
  return `${shown.join('/')}/${digest(parts)}`;
}

const LEVEL: Scale = {
  path: 'rule.level',
  from: 0,
  to: MAX_LEVEL,
  meaning: `Wazuh levels are whole numbers from 0 to ${MAX_LEVEL}`,
};

function assets(alert: Alert): readonly string[] | undefined {
  const name = say(dig(alert, 'agent.name'), limits.asset);
  return unlessEmpty([name, addressOf(dig(alert, 'agent.ip'))].filter((asset) => asset !== undefined));
}

const looksRight = (record: Alert): boolean => isRecord(record.rule);

function read(record: unknown): Verdict {
  if (!isRecord(record))
    return refused('', `the record is ${kindOf(record)}; send a Wazuh alert as a JSON object`);
  const alert = unwrapped(record, looksRight);
  if (!looksRight(alert)) {
    return refused(
      'rule',
      'is missing: this is no Wazuh alert; send lines of alerts.json, not of archives.json',
    );
  }
  const sheet: Sheet = { record: alert };
  const level = onScale(sheet, LEVEL);
  const at = detectedAt(sheet, 'send alerts.json lines unchanged');
  if (sheet.refusal) return { ok: false, refusal: sheet.refusal };
  const groups = sayAll(dig(alert, 'rule.groups'), limits.tag);
  const draft = {
    externalId: identity(alert),
    source: 'wazuh',
    title:
      say(dig(alert, 'rule.description'), limits.title) ??
      `Wazuh rule ${say(dig(alert, 'rule.id'), SHOWN) ?? 'without id'}`,
    severity: wazuhSeverity(level),
    sourceSeverity: `level ${level}`,
    ...wazuhKind(groups),
    description: say(alert.full_log, limits.description),
    detectedAt: at,
    indicators: unlessEmpty(indicatorsAt(alert, INDICATORS)),
    techniques: techniquesAt(alert, 'rule.mitre.id'),
    assets: assets(alert),
    tags: unlessEmpty(groups.slice(0, counts.tags)),
  };
  return accepted(draft, say(dig(alert, 'agent.labels.customer'), limits.tenant));
}

/** Rules are on both sides of the fence: only Wazuh counts their level and keeps agents beside them. */
function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const alert = unwrapped(record, looksRight);
  const isAlert =
    dig(alert, 'rule.level') !== undefined && (isRecord(alert.agent) || isRecord(alert.manager));
  return isAlert ? 'has rule.level beside an agent or a manager' : null;
}

/** Lines of `alerts.json`, Wazuh 3.x and 4.x, also as the indexer (`_source`) or a log shipper wraps them. */
export const wazuh: Format = { read, recognise };
