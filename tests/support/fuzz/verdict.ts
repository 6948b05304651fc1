import { detailKinds, isDetailName, MAX_DETAIL_LENGTH } from '../../../shared/domain/details.ts';
import { listLimits, resolutions, severities, statuses } from '../../../shared/domain/incident.ts';
import { limits } from '../../../shared/formats/reading/limit.ts';
import type { Verdict } from '../../../shared/formats/reading/verdict.ts';

/** Serialised, a verdict stays below this whatever comes in. */
export const MAX_VERDICT = 1_000_000;
/** A reason is a sentence that says what is wrong and what to do. */
const REASON = { least: 10, most: 600 } as const;

/** What is wrong with a verdict, whatever the record was; undefined where all is well. */
export function verdictFault(verdict: Verdict): string | undefined {
  const text = JSON.stringify(verdict);
  if (text.length > MAX_VERDICT) return `verdict of ${text.length} characters`;
  // Without doubled backslashes, which are one that a record wrote itself.
  const escapes = text.includes('\\u') ? text.replaceAll('\\\\', '') : '';
  if (escapes.includes('\\u0000')) return 'a NUL, which Postgres cannot hold';
  if (/\\ud[89a-f][0-9a-f]{2}/.test(escapes)) return 'half a character';
  if (!verdict.ok) {
    const { length } = verdict.refusal.reason;
    return length < REASON.least || length > REASON.most ? `a reason of ${length} characters` : undefined;
  }
  return (
    reportFault(verdict.report as unknown as Readonly<Record<string, unknown>>) ??
    hintFault(verdict.tenantHint)
  );
}

const hintFault = (hint: string | undefined): string | undefined =>
  hint !== undefined && (hint === '' || hint.length > limits.tenant)
    ? `a tenant hint of ${hint.length}`
    : undefined;

const REQUIRED = ['externalId', 'source', 'title'];
const LISTS = {
  indicators: listLimits.indicators,
  techniques: listLimits.techniques,
  assets: listLimits.assets,
  tags: listLimits.tags,
};
const INSTANTS = ['detectedAt', 'occurredAt', 'updatedAt', 'closedAt'];
const WORDS: readonly (readonly [string, readonly unknown[]])[] = [
  ['severity', severities],
  ['status', [...statuses, undefined]],
  ['resolution', [...resolutions, undefined]],
];

function reportFault(report: Readonly<Record<string, unknown>>): string | undefined {
  for (const field of REQUIRED) {
    if (typeof report[field] !== 'string' || report[field].trim() === '') return `${field} is blank`;
  }
  for (const [field, words] of WORDS)
    if (!words.includes(report[field])) return `${field} is ${String(report[field])}`;
  for (const field of INSTANTS) {
    if (report[field] !== undefined && !Number.isSafeInteger(report[field])) return `${field} is no instant`;
  }
  for (const [field, limit] of Object.entries({ ...limits, ...said })) {
    const value = report[field];
    if (value !== undefined && (typeof value !== 'string' || value.length > limit))
      return `${field} is too long or no text`;
  }
  for (const [field, limit] of Object.entries(LISTS)) {
    const items = report[field];
    if (items !== undefined && (!Array.isArray(items) || items.length > limit))
      return `${field} is no list of at most ${limit}`;
  }
  return report.details === undefined ? undefined : detailsFault(report.details as object);
}

function detailsFault(details: object): string | undefined {
  const said = Object.entries(details);
  if (said.length === 0) return 'details that tell nothing';
  for (const [name, value] of said) {
    if (!isDetailName(name)) return `details.${name} is no detail`;
    if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_DETAIL_LENGTH)
      return `details.${name} is blank, too long or no text`;
    if (detailKinds[name].states?.includes(value) === false) return `details.${name} is ${value}`;
  }
  return undefined;
}

const said = { sourceSeverity: limits.said, sourceStatus: limits.said };
