import type { IncidentReport, Refusal } from '../../domain/incident.ts';

/** What a format makes of one record. `tenantHint` is the tenant as the record itself names it, unresolved. */
export type Verdict =
  | { readonly ok: true; readonly report: IncidentReport; readonly tenantHint?: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** One ingest format. All of it is total: any value at all gives an answer, never an exception. */
export interface Format {
  /**
   * `receivedAt`, epoch milliseconds, is when the record came in: for dates written without their year. Whoever reads
   * a stored record again gives the same instant, and so gets the same report.
   */
  readonly read: (record: unknown, receivedAt?: number) => Verdict;
  /** What gives a record away as being of this format, in a few words; null when it is not. */
  readonly recognise: (record: unknown) => string | null;
  /** The records in an envelope that carries many, each complete in itself; null for what is no envelope. */
  readonly open?: (value: unknown) => readonly unknown[] | null;
  /** The records in a body that is text and not JSON; without it such a body is refused. */
  readonly lines?: (body: string) => readonly string[];
}

/** A report under construction: what the source did not say is still undefined. */
export type Draft = { [K in keyof IncidentReport]: IncidentReport[K] | undefined } & {
  externalId: string;
  source: string;
  title: string;
  severity: IncidentReport['severity'];
};

export const refused = (field: string, reason: string): Verdict => ({
  ok: false,
  refusal: { field, reason },
});

/** Drops what the source did not say: absent and undefined must not differ for whoever merges reports. */
export function accepted(draft: Draft, tenantHint?: string): Verdict {
  const said: Record<string, unknown> = {};
  // Runs for every record of every feed: a plain loop is several times faster than entries and back.
  for (const key in draft) {
    const value = draft[key as keyof Draft];
    if (value !== undefined) said[key] = value;
  }
  const report = said as unknown as IncidentReport;
  return tenantHint === undefined ? { ok: true, report } : { ok: true, report, tenantHint };
}
