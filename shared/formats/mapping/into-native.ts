import { generic } from '../generic.ts';
import { nativeFields } from '../native.ts';
import { isRecord } from '../reading/field.ts';
import { refused, type Verdict } from '../reading/verdict.ts';
import { storable } from '../reading/wellformed.ts';
import { gathering } from './gathered.ts';
import { compileFields } from './rule.ts';
import { Work } from './work.ts';

/** What a mapping makes of a record: the native record it is kept as, the original in `raw`, and what is said to it. */
export interface Mapped {
  readonly native: Readonly<Record<string, unknown>>;
  readonly verdict: Verdict;
}
export type IntoNative = (record: unknown) => Mapped;

/** Rules in a mapping, tables counted by their entries: a vocabulary of some hundred words has room. */
const MAX_NODES = 5_000;
/** `each` within `each` with a table is eight; nobody can read more. */
const MAX_DEPTH = 12;
/** All texts of a mapping together. */
const MAX_CHARS = 64_000;

/** Compiles `{"fields": {…}}` as docs/formats.md describes it. Throws with the place of the mistake. */
export function compileIntoNative(written: unknown): IntoNative {
  if (!isRecord(written) || !isRecord(written.fields)) {
    throw new Error('a mapping is an object with "fields": {"title": "/name", …}');
  }
  checkSize(written);
  const { fields } = written;
  const unknown = Object.keys(fields).find((name) => !(nativeFields as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new Error(`fields.${unknown}: no such field; there are ${nativeFields.join(', ')}`);
  }
  const compiled = compileFields(fields, 'fields');
  const gather = gathering(fields);
  return (record) => {
    const work = new Work();
    const native = { ...gather(compiled(record, work)), raw: record };
    return { native, verdict: work.isSpent ? TOO_MUCH : generic.read(native) };
  };
}

const TOO_MUCH = refused('', 'the mapping makes too much of this record; point at fewer and shorter lists');

function checkSize(written: unknown): void {
  const left = { nodes: MAX_NODES, chars: MAX_CHARS };
  walk(written, MAX_DEPTH, left);
}

interface Left {
  nodes: number;
  chars: number;
}

function takeText(text: string, left: Left): void {
  if (storable(text) !== text) throw new Error('a text of the mapping holds what is no character; remove it');
  left.chars -= text.length;
}

function walk(value: unknown, levels: number, left: Left): void {
  left.nodes -= 1;
  if (typeof value === 'string') takeText(value, left);
  if (left.nodes < 0) throw new Error(`a mapping may have ${MAX_NODES} rules and entries; this has more`);
  if (left.chars < 0) throw new Error(`a mapping may have ${MAX_CHARS} characters; this has more`);
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new Error(`a mapping may be nested ${MAX_DEPTH} levels deep; this is deeper`);
  for (const [key, item] of Object.entries(value)) {
    takeText(key, left);
    walk(item, levels - 1, left);
  }
}
