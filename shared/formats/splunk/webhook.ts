import { digest } from '../reading/digest.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { link } from '../reading/link.ts';
import { say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { clip } from '../reading/wellformed.ts';
import { graded } from '../reading/words.ts';
import { splunkEvidence } from './evidence.ts';
import { splunkKind } from './kind.ts';
import { notable, notableDraft } from './notable.ts';
import { cell, cellTime, rowDigest, rowTenant } from './row.ts';
import { ruleName } from './title.ts';
import { splunkSeverity } from './words.ts';

/** A search id holds when the search was scheduled: `scheduler__admin__search__RMD5…_at_1717578900_123`. */
const SCHEDULED = /_at_(\d{10})_/;

function firedAt(sid: string | undefined, row: Fields): number | undefined {
  const seconds = sid === undefined ? undefined : SCHEDULED.exec(sid)?.[1];
  return seconds === undefined ? cellTime(row, '_time') : Number(seconds) * 1_000;
}

const WHERE = ['dest', 'host', 'user', 'src'];

/** One run may raise an alert for each of its rows, so a run's id alone is no identity. */
function read(record: Fields): Verdict {
  const row = isRecord(record.result) ? record.result : {};
  const sid = say(record.sid, 512);
  const search = say(record.search_name, limits.title) ?? cell(row, limits.title, 'search_name', 'source');
  if (notable.fits(row)) return accepted(notableDraft(row, record.results_link), rowTenant(row));
  const name = ruleName(search ?? 'Splunk alert');
  const where = cell(row, limits.asset, ...WHERE);
  const draft: Draft = {
    externalId: rowDigest(row, sid ?? '', search ?? ''),
    fingerprint: digest([search ?? '', ...WHERE.map((key) => cell(row, limits.asset, key) ?? '')]),
    source: 'splunk',
    title: where === undefined || name.includes(where) ? name : clip(`${name} on ${where}`, limits.title),
    ...graded(splunkSeverity, cell(row, limits.said, 'urgency'), cell(row, limits.said, 'severity')),
    ...splunkKind(cell(row, limits.said, 'security_domain'), search, cell(row, limits.said, 'mitre_tactic')),
    detectedAt: firedAt(sid, row),
    occurredAt: cellTime(row, '_time'),
    description: cell(row, limits.description, 'description', 'message', '_raw'),
    url: link(record.results_link),
    ...splunkEvidence(row),
  };
  return accepted(draft, rowTenant(row));
}

/** The webhook alert action: `{sid, search_name, app, owner, results_link, result}` with the first row, or each. */
export const webhook: Shape = {
  why: 'has result beside sid or search_name',
  fits: ({ result, sid, search_name, results_link }) =>
    isRecord(result) &&
    (typeof sid === 'string' || typeof search_name === 'string' || typeof results_link === 'string'),
  read,
};

/** A line of an exported search: `{preview, offset, result}`. */
export const exportedRow: Shape = {
  why: 'has result with fields of a notable',
  fits: ({ result }) => isRecord(result) && notable.fits(result),
  read: ({ result }) => notable.read(result as Fields),
};
