import type { NativeField } from './native-field.ts';

/** Values by what the source calls them, a pair a row. */
export interface Row {
  readonly said: string;
  readonly value: string;
}

/** How a field is filled, as it is edited. docs/replay.md describes the rules these become. */
export type RuleDraft =
  | { readonly form: 'none' }
  /** The first pointer that finds something. */
  | { readonly form: 'pointer'; readonly pointers: readonly string[] }
  | {
      readonly form: 'table';
      readonly pointers: readonly string[];
      readonly rows: readonly Row[];
      readonly otherwise: string;
    }
  | { readonly form: 'const'; readonly value: string }
  | { readonly form: 'template'; readonly template: string }
  | { readonly form: 'list'; readonly pointers: readonly string[] }
  /** `value` of every item of a list; for indicators with their type. */
  | { readonly form: 'each'; readonly list: string; readonly value: string; readonly type: string }
  | { readonly form: 'json'; readonly text: string };

export type Form = RuleDraft['form'];
export type MappingDraft = Readonly<Record<string, RuleDraft>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const hasOnly = (rule: Record<string, unknown>, ...keys: string[]): boolean =>
  Object.keys(rule).every((key) => keys.includes(key));

const pointersIn = (from: unknown): readonly string[] | undefined =>
  typeof from === 'string' ? [from] : isTexts(from) ? from : undefined;

function fromForm(rule: Record<string, unknown>): RuleDraft | undefined {
  const pointers = pointersIn(rule.from);
  if (pointers === undefined || !hasOnly(rule, 'from', 'table', 'otherwise')) return undefined;
  const { table, otherwise } = rule;
  if (table === undefined && otherwise === undefined) return { form: 'pointer', pointers };
  if (!isObject(table) || !isTexts(Object.values(table))) return undefined;
  if (otherwise !== undefined && typeof otherwise !== 'string') return undefined;
  const rows = Object.entries(table).map(([said, value]) => ({ said, value: String(value) }));
  return { form: 'table', pointers, rows, otherwise: otherwise ?? '' };
}

function eachForm(rule: Record<string, unknown>): RuleDraft | undefined {
  const { each, as } = rule;
  if (typeof each !== 'string' || !hasOnly(rule, 'each', 'as')) return undefined;
  if (as === undefined || typeof as === 'string')
    return { form: 'each', list: each, value: as ?? '', type: '' };
  if (!isObject(as) || !hasOnly(as, 'type', 'value') || typeof as.value !== 'string') return undefined;
  const type = isObject(as.type) && hasOnly(as.type, 'const') ? as.type.const : undefined;
  return typeof type === 'string' ? { form: 'each', list: each, value: as.value, type } : undefined;
}

function simpleForm(rule: Record<string, unknown>): RuleDraft | undefined {
  if (!hasOnly(rule, 'const', 'template', 'list') || Object.keys(rule).length !== 1) return undefined;
  if (typeof rule.const === 'string') return { form: 'const', value: rule.const };
  if (typeof rule.template === 'string') return { form: 'template', template: rule.template };
  return isTexts(rule.list) ? { form: 'list', pointers: rule.list } : undefined;
}

/** A written rule as it is edited; what no form here can show is edited as JSON. */
export function draftOfRule(rule: unknown): RuleDraft {
  if (rule === undefined) return { form: 'none' };
  if (typeof rule === 'string') return { form: 'pointer', pointers: [rule] };
  const known = isObject(rule) ? (simpleForm(rule) ?? fromForm(rule) ?? eachForm(rule)) : undefined;
  return known ?? { form: 'json', text: JSON.stringify(rule, null, 2) };
}

const oneOrAll = (pointers: readonly string[]): unknown => (pointers.length === 1 ? pointers[0] : pointers);

/** The rule as the mapping has it; undefined leaves the field out. Throws for JSON that is none. */
export function ruleOf(draft: RuleDraft): unknown {
  switch (draft.form) {
    case 'none':
      return undefined;
    case 'pointer':
      return draft.pointers.length === 1 ? draft.pointers[0] : { from: draft.pointers };
    case 'table':
      return {
        from: oneOrAll(draft.pointers),
        table: Object.fromEntries(
          draft.rows.filter(({ said }) => said).map(({ said, value }) => [said, value]),
        ),
        ...(draft.otherwise !== '' && { otherwise: draft.otherwise }),
      };
    case 'const':
      return { const: draft.value };
    case 'template':
      return { template: draft.template };
    case 'list':
      return { list: draft.pointers };
    case 'each':
      return {
        each: draft.list,
        as: draft.type === '' ? draft.value : { type: { const: draft.type }, value: draft.value },
      };
    case 'json':
      return JSON.parse(draft.text);
  }
}

/** The forms that make sense for a field, in the order in which they are offered. */
export const formsFor = ({ takes }: NativeField): readonly Form[] => {
  if (takes === 'indicators') return ['none', 'each', 'json'];
  if (takes === 'list') return ['none', 'list', 'pointer', 'each', 'json'];
  return ['none', 'pointer', 'table', 'const', 'template', 'json'];
};
