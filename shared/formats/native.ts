import {
  type DetailName,
  type Details,
  detailKinds,
  detailNames,
  isDetailName,
  MAX_DETAIL_LENGTH,
} from '../domain/details.ts';
import {
  type Indicator,
  listLimits,
  modules,
  resolutions,
  severities,
  statuses,
} from '../domain/incident.ts';
import { canonical, MAX_INDICATOR_LENGTH } from '../domain/indicator.ts';
import * as field from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';

/**
 * Every field that means something here, those of `details` by their path, beside `raw`, which is kept and not looked
 * into.
 */
export const nativeFields = [
  'tenant',
  'external_id',
  'title',
  'severity',
  'source',
  'status',
  'resolution',
  'module',
  'category',
  'description',
  'impact',
  'recommendation',
  'url',
  'assignee',
  'detected_at',
  'occurred_at',
  'updated_at',
  'closed_at',
  'indicators',
  'techniques',
  'assets',
  'tags',
  ...detailNames.map((name) => `details.${name}` as const),
] as const;

const DEFAULT_SOURCE = 'native';
/** A type is a word like `sha256`. */
const MAX_TYPE_LENGTH = 64;

/** A value that does not parse as its type says is still evidence: it is kept as `other`, under its own spelling. */
const indicator: field.ReadItem<Indicator> = (sheet, name, item) => {
  if (!field.isRecord(item)) {
    return field.complain(
      sheet,
      name,
      `is ${field.kindOf(item)}; send {"type": "domain", "value": "example.org"}`,
    );
  }
  const part: field.Sheet = { record: item };
  const type = field.requiredText(part, 'type', MAX_TYPE_LENGTH);
  const value = field.requiredText(part, 'value', MAX_INDICATOR_LENGTH);
  if (part.refusal) return field.complain(sheet, `${name}.${part.refusal.field}`, part.refusal.reason);
  return canonical(type, value) ?? canonical('other', value) ?? undefined;
};

const technique: field.ReadItem<string> = (sheet, name, item) => {
  const found = typeof item === 'string' ? canonical('technique', item) : null;
  const what = typeof item === 'string' ? field.quoted(item) : field.kindOf(item);
  return (
    found?.value ?? field.complain(sheet, name, `is ${what}; send an ATT&CK technique id like T1566.002`)
  );
};

/** Only web addresses: the console turns this field into a link. */
function link(sheet: field.Sheet): string | undefined {
  const text = field.text(sheet, 'url', limits.url);
  if (text === undefined || /^https?:\/\/[^\s]+$/i.test(text)) return text;
  return field.complain(sheet, 'url', 'is not a web address; begin it with https:// or http://');
}

function lifecycle(sheet: field.Sheet) {
  const status = field.word(sheet, 'status', statuses);
  const closedAt = field.instant(sheet, 'closed_at');
  if (closedAt !== undefined && status !== undefined && status !== 'closed') {
    field.complain(
      sheet,
      'closed_at',
      `contradicts status ${status}; send status closed or leave closed_at out`,
    );
  }
  return {
    status: closedAt === undefined ? status : ('closed' as const),
    closedAt,
    resolution: field.word(sheet, 'resolution', resolutions),
    detectedAt: field.instant(sheet, 'detected_at'),
    occurredAt: field.instant(sheet, 'occurred_at'),
    updatedAt: field.instant(sheet, 'updated_at'),
  };
}

const evidence = (sheet: field.Sheet) => ({
  indicators: field.list(sheet, 'indicators', listLimits.indicators, indicator),
  techniques: distinct(field.list(sheet, 'techniques', listLimits.techniques, technique)),
  assets: distinct(field.list(sheet, 'assets', listLimits.assets, field.textItem(limits.asset))),
  tags: distinct(field.list(sheet, 'tags', listLimits.tags, field.textItem(limits.tag))),
});

const distinct = (items: string[] | undefined): string[] | undefined => items && [...new Set(items)];

/** An object of details by name; a null one is left out, as any field is. */
function details(sheet: field.Sheet): Details | undefined {
  const value = sheet.record.details ?? undefined;
  if (value === undefined) return undefined;
  if (!field.isRecord(value)) {
    return field.complain(sheet, 'details', `is ${field.kindOf(value)}; send {"keyword": "acme vpn"}`);
  }
  const part: field.Sheet = { record: value };
  const unknown = Object.keys(value).find((name) => !isDetailName(name));
  if (unknown !== undefined) {
    const known = `there are ${detailNames.join(', ')}`;
    return field.complain(sheet, 'details', `has ${field.quoted(unknown)}, which is no detail; ${known}`);
  }
  const said = detailNames.map((name) => [name, detail(part, name)] as const);
  if (part.refusal) return field.complain(sheet, `details.${part.refusal.field}`, part.refusal.reason);
  const found = said.filter(([, text]) => text !== undefined);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function detail(sheet: field.Sheet, name: DetailName): string | undefined {
  const { states } = detailKinds[name];
  return states ? field.word(sheet, name, states) : field.text(sheet, name, MAX_DETAIL_LENGTH);
}

function read(record: unknown): Verdict {
  if (!field.isRecord(record))
    return refused('', `the record is ${field.kindOf(record)}; send a JSON object`);
  const sheet: field.Sheet = { record };
  const draft = {
    externalId: field.requiredText(sheet, 'external_id', limits.externalId),
    title: field.requiredText(sheet, 'title', limits.title),
    severity: severityOf(sheet),
    source: field.text(sheet, 'source', limits.source) ?? DEFAULT_SOURCE,
    fingerprint: field.text(sheet, 'fingerprint', limits.fingerprint),
    pauseReason: field.text(sheet, 'pause_reason', limits.pauseReason),
    ...lifecycle(sheet),
    module: field.word(sheet, 'module', modules),
    category: field.text(sheet, 'category', limits.category),
    description: field.text(sheet, 'description', limits.description),
    impact: field.text(sheet, 'impact', limits.impact),
    recommendation: field.text(sheet, 'recommendation', limits.recommendation),
    url: link(sheet),
    assignee: field.text(sheet, 'assignee', limits.assignee),
    ...evidence(sheet),
    details: details(sheet),
  };
  const tenant = field.text(sheet, 'tenant', limits.tenant);
  return sheet.refusal ? { ok: false, refusal: sheet.refusal } : accepted(draft, tenant);
}

function severityOf(sheet: field.Sheet) {
  if ((sheet.record.severity ?? undefined) === undefined) {
    field.complain(sheet, 'severity', `is missing; allowed are ${severities.join(', ')}`);
  }
  return field.word(sheet, 'severity', severities) ?? 'info';
}

const recognise = (record: unknown): string | null =>
  field.isRecord(record) &&
  ['external_id', 'title', 'severity'].every((name) => typeof record[name] === 'string')
    ? 'has external_id, title and severity'
    : null;

/** Our own vocabulary, read strictly: whoever writes it can mend it, so every doubt is answered with a remedy. */
export const native: Format = { read, recognise };
