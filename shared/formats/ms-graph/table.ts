import { entityReader } from '../reading/entity.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import { jsonIn } from '../reading/json.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { graded } from '../reading/words.ts';
import { microsoftKind, serviceModule } from './kind.ts';
import { SOURCE, tenantOf } from './origin.ts';
import { microsoftSeverity } from './words.ts';

type Row = Readonly<Record<string, unknown>>;

function also(found: Found, row: Row): void {
  const name = say(row.AccountName, limits.asset);
  const domain = say(row.AccountDomain, limits.asset);
  const isMachine = domain !== undefined && /^nt authority$/i.test(domain);
  if (say(row.AccountUpn, limits.asset) !== undefined) affect(found, row.AccountUpn);
  else if (name !== undefined && !isMachine)
    affect(found, domain === undefined ? name : `${domain}\\${name}`);
  if (row.EntityType === 'File') indicate(found, 'filename', row.FileName);
}

/** Columns of the advanced hunting table AlertEvidence, of which AlertInfo has the first few. */
const columns = entityReader({
  indicators: { SHA1: 'sha1', SHA256: 'sha256', RemoteIP: 'ip', RemoteUrl: 'url', ThreatFamily: 'malware' },
  assets: ['DeviceName', 'Application', 'CloudResource'],
  also,
});

/** `["Masquerading (T1036)"]`, as a list or as its JSON text. */
const listed = (value: unknown): unknown => jsonIn(value) ?? value;

function title(row: Row, found: Found): string {
  const said = say(row.Title, limits.title);
  if (said !== undefined) return said;
  const [asset] = found.assets;
  const service = say(row.ServiceSource, limits.category) ?? 'Microsoft Defender';
  return asset === undefined ? `${service} alert` : `${service} alert on ${asset}`;
}

/**
 * A row of the advanced hunting tables AlertInfo or AlertEvidence, as Defender XDR streams them. An alert is one row
 * of the first and several of the second, all under its AlertId; a row of evidence adds to the incident and never
 * describes it, since it holds one thing of many.
 */
export function readRow(row: Row, isEvidence: boolean, outer: Row): Verdict {
  const id = say(row.AlertId, limits.externalId / 2);
  if (id === undefined)
    return refused('AlertId', 'is missing; send the table row whole, as Defender streams it');
  const at = whenFirst(row, 'Timestamp', 'TimeGenerated') ?? whenFirst(outer, 'time');
  if (at === undefined)
    return refused('Timestamp', 'is missing or no time; send the table row whole, as Defender streams it');
  const found = nothingFound();
  columns(found, row);
  techniques(found, listed(row.AttackTechniques));
  const draft = {
    externalId: `alert/${id}`,
    source: SOURCE,
    supplements: isEvidence ? (true as const) : undefined,
    title: title(row, found),
    ...graded(microsoftSeverity, row.Severity),
    ...microsoftKind(
      serviceModule(row.ServiceSource, row.DetectionSource),
      row.Category,
      ...sayAll(listed(row.Categories), limits.category),
    ),
    detectedAt: at,
    ...evidenceOf(found),
  };
  return accepted(draft, tenantOf(row) ?? say(digFirst(outer, 'tenantId'), limits.tenant));
}
