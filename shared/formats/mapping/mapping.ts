import { gathering } from './gathered.ts';
import { compileFields } from './rule.ts';
import { Work } from './work.ts';

/** A record of the file into a record of an ingest format. */
export interface Mapping {
  readonly format: string | undefined;
  readonly apply: (record: unknown) => unknown;
}

export const unmapped: Mapping = { format: undefined, apply: (record) => record };

/** Reads a mapping file's text. Throws with the place of the mistake. */
export function parseMapping(text: string): Mapping {
  const written: unknown = JSON.parse(text);
  if (typeof written !== 'object' || written === null || !('fields' in written)) {
    throw new Error('a mapping is an object with "fields": {"title": "/name", …}');
  }
  const { fields } = written;
  if (typeof fields !== 'object' || fields === null)
    throw new Error('fields: write an object of field: rule');
  const format = 'format' in written && typeof written.format === 'string' ? written.format : 'native';
  const compiled = compileFields(fields as Record<string, unknown>, 'fields');
  const gather = gathering(fields as Record<string, unknown>);
  return { format, apply: (record) => gather(compiled(record, new Work())) };
}
