import { type FormatName, formatNames, formats } from './registry.ts';

export interface Recognised {
  readonly format: FormatName;
  /** What gave it away, in a few words. */
  readonly why: string;
}

/** The format of a record, by the first that knows it (the registry's order is from telling to vague), or null. */
export function recognise(record: unknown): Recognised | null {
  for (const format of formatNames) {
    const why = formats[format].recognise(record);
    if (why !== null) return { format, why };
  }
  return null;
}

/**
 * The records in an envelope of whatever format knows it; null for what is no envelope. What is a record of a format
 * is opened by that format or not at all: other formats' envelopes look like its lists.
 */
export function openAny(value: unknown): readonly unknown[] | null {
  const own = recognise(value);
  if (own !== null) return formats[own.format].open?.(value) ?? null;
  for (const format of formatNames) {
    const records = formats[format].open?.(value) ?? null;
    if (records !== null) return records;
  }
  return null;
}
