import type { NativeField } from './native-field.ts';
import { listAround, valueAt } from './pointer.ts';
import type { RuleDraft } from './rule-draft.ts';

const LOOKS: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['url', /^https?:\/\//i],
  ['email', /^[^\s@]+@[^\s@]+$/],
  ['ip', /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]*:[0-9a-f:]+$/i],
  ['sha256', /^[0-9a-f]{64}$/i],
  ['sha1', /^[0-9a-f]{40}$/i],
  ['md5', /^[0-9a-f]{32}$/i],
  ['domain', /^[\w-]+(?:\.[\w-]+)+$/],
];

const typeOf = (value: unknown): string =>
  LOOKS.find(([, pattern]) => pattern.test(String(value)))?.[0] ?? 'other';

/** What a first word of theirs most likely is of ours. */
const likely = (said: string, words: readonly string[]): string =>
  words.find((word) => word === said.toLowerCase().replaceAll(/[\s-]+/g, '_')) ?? '';

function wordFrom(pointer: string, said: unknown, words: readonly string[], before: RuleDraft): RuleDraft {
  if (words.includes(String(said))) return { form: 'pointer', pointers: [pointer] };
  const isText = typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean';
  const first = isText ? [{ said: String(said), value: likely(String(said), words) }] : [];
  const known = before.form === 'table' ? before : { rows: [], otherwise: '' };
  const rows = [...known.rows, ...first.filter((row) => !known.rows.some(({ said }) => said === row.said))];
  return { form: 'table', pointers: [pointer], rows, otherwise: known.otherwise };
}

function listFrom(pointer: string, record: unknown, before: RuleDraft): RuleDraft {
  if (Array.isArray(valueAt(record, pointer))) return { form: 'pointer', pointers: [pointer] };
  const around = listAround(record, pointer);
  if (around?.inside === '') return { form: 'pointer', pointers: [around.list] };
  if (around) return { form: 'each', list: around.list, value: around.inside, type: '' };
  const kept = before.form === 'list' ? before.pointers.filter((one) => one !== pointer) : [];
  return { form: 'list', pointers: [...kept, pointer] };
}

/** One rule gives a type to the items of a list; a value outside of lists has no such rule, and nothing changes. */
function indicatorsFrom(pointer: string, record: unknown, before: RuleDraft): RuleDraft {
  const value = valueAt(record, pointer);
  if (Array.isArray(value)) return { form: 'each', list: pointer, value: '', type: typeOf(value[0]) };
  const around = listAround(record, pointer);
  return around ? { form: 'each', list: around.list, value: around.inside, type: typeOf(value) } : before;
}

/** A single place, which another takes the place of; what holds words of the reader's own is added to. */
const LONE_PLACE = /^\{[^{}]*\}$/;

/** Numbers are no text: in a text with places in it they become one. */
function textFrom(pointer: string, value: unknown, before: RuleDraft): RuleDraft {
  const place = `{${pointer}}`;
  if (before.form === 'template' && !LONE_PLACE.test(before.template)) {
    return { form: 'template', template: before.template + place };
  }
  const isNumber = typeof value === 'number' || typeof value === 'boolean';
  return isNumber ? { form: 'template', template: place } : { form: 'pointer', pointers: [pointer] };
}

/** How a field is filled once the reader has pointed at a place of the record. */
export function chosen(field: NativeField, pointer: string, record: unknown, before: RuleDraft): RuleDraft {
  if (field.takes === 'indicators') return indicatorsFrom(pointer, record, before);
  if (field.takes === 'list') return listFrom(pointer, record, before);
  const value = valueAt(record, pointer);
  if (field.takes === 'word') return wordFrom(pointer, value, field.words ?? [], before);
  return textFrom(pointer, value, before);
}
