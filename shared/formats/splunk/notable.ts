import { listLimits } from '../../domain/incident.ts';
import { digest } from '../reading/digest.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { sayAll } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { clip } from '../reading/wellformed.ts';
import { ended, graded, type Stage, staged } from '../reading/words.ts';
import { splunkEvidence } from './evidence.ts';
import { splunkKind } from './kind.ts';
import { cell, cellTime, rowDigest, rowTenant } from './row.ts';
import { ruleName } from './title.ts';
import { splunkDisposition, splunkGroup, splunkSeverity, splunkStage } from './words.ts';

/**
 * `event_id` where the search asked for it. A place in a bucket (`_bkt`, `_cd`) holds a whole burst of notables, which
 * only their times tell apart.
 */
function identity(row: Fields): string {
  const id =
    cell(row, limits.externalId, 'event_id', 'finding_id') ?? cell(row, limits.externalId, 'rule_id');
  if (id?.includes('@@') || (id !== undefined && row.event_id !== undefined)) return id;
  const bucket = cell(row, 256, '_bkt');
  const time = cell(row, 64, '_time') ?? '';
  if (bucket !== undefined) return digest([bucket, cell(row, 256, '_cd') ?? '', time]);
  const run = cell(row, 512, 'orig_sid');
  const result = cell(row, 64, 'orig_rid', 'event_hash');
  return run !== undefined && result !== undefined ? digest([run, result]) : rowDigest(row);
}

const NAMES = ['rule_title', 'rule_name', 'search_name', 'savedsearch_name', 'source'];

/** Risk notables are all called alike but for whose risk it is. */
function titleOf(row: Fields): string {
  const title = ruleName(cell(row, limits.title, ...NAMES) ?? 'Splunk notable');
  const whose = cell(row, limits.asset, 'risk_object', 'normalized_risk_object');
  return whose === undefined || title.includes(whose) ? title : clip(`${title}: ${whose}`, limits.title);
}

/** A label unknown here is of a group that is known, or ends the notable. */
function stageOf(row: Fields): Partial<Stage> {
  const said = cell(row, limits.said, 'status_label', 'status_name', 'status');
  const stage: Partial<Stage> = staged(splunkStage, said);
  if (stage.status !== undefined) return stage;
  const group = splunkGroup(cell(row, limits.said, 'status_group'));
  const isOver = cell(row, 8, 'status_end') === 'true';
  return { ...(isOver ? { status: 'closed' as const } : group), ...stage };
}

const NOBODY = /^(?:unassigned|n\/a|none)$/i;

function ownerOf(row: Fields): string | undefined {
  const owner = cell(row, limits.assignee, 'owner_realname', 'owner');
  return owner === undefined || NOBODY.test(owner) ? undefined : owner;
}

/** A search fills in what a row does not say: its own name, and the link to all of its results. */
export function notableDraft(row: Fields, resultsLink?: unknown): Draft {
  const stage = ended(
    stageOf(row),
    splunkDisposition(cell(row, limits.said, 'disposition', 'disposition_label')),
  );
  const isClosed = stage.status === 'closed';
  const reviewed = cellTime(row, 'review_time', 'last_updated', 'update_time');
  return {
    externalId: identity(row),
    source: 'splunk',
    title: titleOf(row),
    ...graded(splunkSeverity, cell(row, limits.said, 'urgency'), cell(row, limits.said, 'severity')),
    ...stage,
    ...splunkKind(
      cell(row, limits.said, 'security_domain'),
      cell(row, limits.said, 'search_name', 'source', 'rule_name'),
      cell(
        row,
        limits.said,
        'annotations.mitre_attack.mitre_tactic_id',
        'annotations.mitre_attack.mitre_tactic',
        'mitre_tactic_id',
        'mitre_tactic',
      ),
    ),
    detectedAt: cellTime(row, '_time', 'info_search_time', '_indextime', 'timestamp'),
    occurredAt: cellTime(row, 'orig_time', 'firstTime', 'first_time', 'risk_event_time'),
    updatedAt: reviewed,
    closedAt: isClosed ? reviewed : undefined,
    description: cell(
      row,
      limits.description,
      'rule_description',
      'description',
      'savedsearch_description',
      'orig_raw',
    ),
    recommendation: cell(row, limits.recommendation, 'next_steps', 'recommended_actions'),
    assignee: ownerOf(row),
    url: linkFirst(row.notable_link, row.event_link, row.results_link, resultsLink, row.drilldown_url),
    ...splunkEvidence(row),
    tags: unlessEmpty(sayAll(row.tag, limits.tag).slice(0, listLimits.tags)),
  };
}

function read(row: Fields): Verdict {
  if (row.index === 'risk' && row.event_id === undefined && row.notable_type === undefined) {
    return refused(
      'index',
      'risk holds observations that add to a score; send the risk notables they lead to',
    );
  }
  return accepted(notableDraft(row), rowTenant(row));
}

const SIGNS = [
  'urgency',
  'security_domain',
  'notable_type',
  'status_label',
  'rule_title',
  'rule_id',
  'orig_sid',
  'orig_action_name',
  'info_search_time',
  '_bkt',
  'risk_object',
  'event_hash',
];
const RULE = ['rule_name', 'rule_title', 'search_name'];

/** Rows of the `notable` macro, risk notables, findings of Enterprise Security 8. */
export const notable: Shape = {
  why: 'has a rule or search name and fields of a notable',
  fits: (row) =>
    RULE.some((name) => typeof row[name] === 'string' || Array.isArray(row[name])) &&
    ((typeof row.event_id === 'string' && row.event_id.includes('@@')) ||
      row.index === 'notable' ||
      SIGNS.filter((name) => row[name] !== undefined).length >= 2),
  read,
};
