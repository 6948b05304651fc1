import type { RecognisedRecords } from '../../wire/http/ingest.ts';
import type { GoodRecord } from './judge.ts';

/** Which formats a request's records were recognised as; empty where their sender named the format. */
export function recognisedIn(records: readonly GoodRecord[]): RecognisedRecords[] {
  const found = new Map<string, RecognisedRecords>();
  for (const { format, why } of records) {
    if (why === undefined) continue;
    const before = found.get(format);
    found.set(format, { format, why: before?.why ?? why, records: (before?.records ?? 0) + 1 });
  }
  return [...found.values()];
}
