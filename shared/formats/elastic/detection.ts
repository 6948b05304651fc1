import { listLimits } from '../../domain/incident.ts';
import { digest } from '../reading/digest.ts';
import { dotted, dottedFirst, only } from '../reading/dotted.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { say, sayAll } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every } from '../reading/walk.ts';
import { when } from '../reading/when.ts';
import { ended, gradedOn, staged } from '../reading/words.ts';
import { elasticEvidence } from './evidence.ts';
import { elasticKind } from './kind.ts';
import { elasticReason, elasticSeverity, elasticStage, riskSeverity } from './words.ts';

/** An alert, and the search hit around it where there was one: only that knows the id of alerts before 8.0. */
export interface Hit {
  readonly alert: Fields;
  readonly id: string | undefined;
}

/** A search hit, with the document as it was stored or as the list of `fields` that was asked for. */
export function hitOf(record: Fields): Hit {
  const inside = isRecord(record._source)
    ? record._source
    : isRecord(record.fields)
      ? record.fields
      : undefined;
  const id = say(record._id, limits.externalId);
  return inside !== undefined && id !== undefined ? { alert: inside, id } : { alert: record, id };
}

const get = (alert: Fields, ...paths: readonly string[]): unknown => only(dottedFirst(alert, ...paths));
const getSaid = (alert: Fields, limit: number, ...paths: readonly string[]) =>
  say(get(alert, ...paths), limit);
const getWhen = (alert: Fields, ...paths: readonly string[]): number | undefined => {
  for (const path of paths) {
    const at = when(get(alert, path));
    if (at !== undefined) return at;
  }
  return undefined;
};

/** Without an id: the rule, the events it was raised from, and when. A rule run raises one alert per event. */
function identity({ alert, id }: Hit): string {
  const said = getSaid(alert, limits.externalId, 'kibana.alert.uuid') ?? id;
  if (said !== undefined) return said;
  const ancestors = dottedFirst(alert, 'kibana.alert.ancestors', 'signal.ancestors', 'signal.parents');
  const events = every({ ancestors }, 'ancestors.id').map((event) => say(event, 256) ?? '');
  const rule = getSaid(
    alert,
    256,
    'kibana.alert.rule.uuid',
    'signal.rule.id',
    'kibana.alert.rule.name',
    'signal.rule.name',
  );
  const at = getSaid(alert, 64, 'kibana.alert.original_time', 'signal.original_time', '@timestamp');
  const where = getSaid(alert, 256, 'host.id', 'host.name');
  return digest([rule ?? '', at ?? '', where ?? '', ...events]);
}

/** Customers have spaces, or clusters that name them in a label; both are the provider's choice. */
const TENANTS = [
  'organization.id',
  'organization.name',
  'labels.tenant',
  'labels.customer',
  'kibana.space_ids',
  'cloud.account.id',
];

function stageOf(alert: Fields) {
  const stage = staged(elasticStage, get(alert, 'kibana.alert.workflow_status', 'signal.status'));
  return ended(stage, elasticReason(get(alert, 'kibana.alert.workflow_reason')));
}

function draftOf(hit: Hit): Draft {
  const { alert } = hit;
  const tags = sayAll(dottedFirst(alert, 'kibana.alert.rule.tags', 'signal.rule.tags'), limits.tag).slice(
    0,
    listLimits.tags,
  );
  const threats = dottedFirst(
    alert,
    'kibana.alert.rule.threat',
    'kibana.alert.rule.parameters.threat',
    'signal.rule.threat',
  );
  const stage = stageOf(alert);
  const changed = getWhen(alert, 'kibana.alert.workflow_status_updated_at');
  const severity = get(
    alert,
    'kibana.alert.severity',
    'kibana.alert.rule.severity',
    'signal.rule.severity',
    'kibana.alert.rule.parameters.severity',
  );
  const risk = get(
    alert,
    'kibana.alert.risk_score',
    'kibana.alert.rule.risk_score',
    'signal.rule.risk_score',
  );
  return {
    externalId: identity(hit),
    source: 'elastic',
    title:
      getSaid(alert, limits.title, 'kibana.alert.rule.name', 'signal.rule.name') ?? 'Elastic detection alert',
    ...gradedOn(elasticSeverity, riskSeverity, severity, risk),
    ...stage,
    ...elasticKind(alert, every({ threats }, 'threats.tactic.id'), tags),
    detectedAt: getWhen(alert, '@timestamp', 'kibana.alert.start'),
    occurredAt: getWhen(alert, 'kibana.alert.original_time', 'signal.original_time'),
    updatedAt: getWhen(alert, 'kibana.alert.updated_at') ?? changed,
    closedAt: stage.status === 'closed' ? changed : undefined,
    description: getSaid(
      alert,
      limits.description,
      'kibana.alert.reason',
      'kibana.alert.rule.description',
      'signal.rule.description',
    ),
    recommendation: getSaid(
      alert,
      limits.recommendation,
      'kibana.alert.rule.note',
      'kibana.alert.rule.parameters.note',
      'signal.rule.note',
    ),
    url: linkFirst(get(alert, 'kibana.alert.url')),
    ...elasticEvidence(alert, threats),
    tags: unlessEmpty(tags),
  };
}

function read(record: Fields): Verdict {
  const hit = hitOf(record);
  if (get(hit.alert, 'kibana.alert.building_block_type', 'signal.rule.building_block_type') !== undefined) {
    return refused(
      'kibana.alert.building_block_type',
      'is set: this alert is a building block of others; send the alerts that were built from it',
    );
  }
  return accepted(draftOf(hit), getSaid(hit.alert, limits.tenant, ...TENANTS));
}

const isAlert = (alert: Fields): boolean =>
  dotted(alert, 'kibana.alert.rule.name') !== undefined ||
  dotted(alert, 'kibana.alert.uuid') !== undefined ||
  (dotted(alert, 'signal.rule.name') !== undefined && dotted(alert, 'signal.rule.id') !== undefined);

/** Detection alerts of Kibana: 7.x (`signal.*`), 8.x and 9.x (`kibana.alert.*`), with keys flat, nested or mixed. */
export const detection: Shape = {
  why: 'has kibana.alert or signal.rule fields',
  fits: (record) => isAlert(hitOf(record).alert),
  read,
};
