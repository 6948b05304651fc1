import { at, parsePointer } from './pointer.ts';
import { compileTable, type Table } from './table.ts';
import { textOf, type Work } from './work.ts';

/** Makes one value out of a record; undefined leaves the field out. */
export type Rule = (record: unknown, work: Work) => unknown;

type Written = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The forms a rule may be written in; see docs/replay.md. The first whose key is there decides. */
const FORMS: Readonly<Record<string, (rule: Written, where: string) => Rule>> = {
  const: (rule) => () => rule.const,
  template: (rule, where) => template(text(rule.template, `${where}.template`), `${where}.template`),
  list: (rule, where) => list(rule.list, `${where}.list`),
  each: (rule, where) => each(rule, where),
  from: (rule, where) => from(rule, where),
};

/** Compiles a rule as written in a mapping. Throws with the place of the mistake. */
export function compileRule(written: unknown, where: string): Rule {
  const rule = compileForm(written, where);
  return (record, work) => (work.value() ? rule(record, work) : undefined);
}

function compileForm(written: unknown, where: string): Rule {
  if (typeof written === 'string') return pointing(written, where);
  const form = isObject(written) ? Object.keys(FORMS).find((key) => Object.hasOwn(written, key)) : undefined;
  if (form === undefined)
    throw new Error(`${where}: write a pointer, or an object with one of ${Object.keys(FORMS).join(', ')}`);
  return FORMS[form]!(written as Written, where);
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where}: write it as text`);
  return value;
}

function pointing(written: unknown, where: string): Rule {
  const said = text(written, where);
  try {
    const pointer = parsePointer(said);
    return (record) => at(pointer, record);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
}

/** The first pointer that finds something and, if there is a table, something the table knows. */
function from(rule: Written, where: string): Rule {
  const pointers = Array.isArray(rule.from) ? rule.from : [rule.from];
  const reads = pointers.map((pointer) => pointing(pointer, `${where}.from`));
  const table = translation(rule.table, where);
  return (record, work) => {
    for (const read of reads) {
      const value = table(read(record, work));
      if (value !== undefined) return value;
    }
    return rule.otherwise;
  };
}

function translation(written: unknown, where: string): Table {
  if (written === undefined) return (said) => said;
  if (!isObject(written)) throw new Error(`${where}.table: write an object of source value: value`);
  return compileTable(written);
}

/** `{/a}/{/b}`: what is not there leaves its place empty. */
function template(written: string, where: string): Rule {
  const parts = written.split(/\{([^{}]*)\}/).map((part, index): Rule => {
    return index % 2 === 0 ? () => part : pointing(part, where);
  });
  return (record, work) => parts.map((part) => work.text(textOf(part(record, work)))).join('');
}

/** Several rules side by side; what they do not find is left out, and an empty list too. */
function list(written: unknown, where: string): Rule {
  if (!Array.isArray(written)) throw new Error(`${where}: write a list of rules`);
  const rules = written.map((rule, index) => compileRule(rule, `${where}[${index}]`));
  return (record, work) =>
    unlessEmpty(rules.map((rule) => rule(record, work)).filter((value) => value !== undefined));
}

/** `as`, a rule or an object of rules, for every item of the list that `each` points at. */
function each(rule: Written, where: string): Rule {
  const read = pointing(rule.each, `${where}.each`);
  const make = shape(rule.as ?? '', `${where}.as`);
  return (record, work) => {
    const items = read(record, work);
    if (!Array.isArray(items)) return undefined;
    const made: unknown[] = [];
    for (const item of items) {
      if (work.isSpent) break;
      const value = make(item, work);
      if (value !== undefined) made.push(value);
    }
    return unlessEmpty(made);
  };
}

function shape(written: unknown, where: string): Rule {
  const isRule = !isObject(written) || Object.keys(FORMS).some((form) => Object.hasOwn(written, form));
  return isRule ? compileRule(written, where) : compileFields(written, where);
}

const unlessEmpty = (items: unknown[]): unknown[] | undefined => (items.length > 0 ? items : undefined);

/** An object of rules; fields nothing is found for are left out. */
export function compileFields(
  written: Written,
  where: string,
): (record: unknown, work: Work) => Record<string, unknown> {
  const rules = Object.entries(written).map(
    ([field, rule]) => [field, compileRule(rule, `${where}.${field}`)] as const,
  );
  return (record, work) => {
    const made = rules.map(([field, rule]) => [field, rule(record, work)] as const);
    return Object.fromEntries(made.filter(([, value]) => value !== undefined));
  };
}
