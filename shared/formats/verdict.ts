import type { IncidentReport, Refusal } from '../domain/incident.ts';

/** What a format makes of one record. `tenantHint` is the tenant as the record itself names it, unresolved. */
export type Verdict =
  | { readonly ok: true; readonly report: IncidentReport; readonly tenantHint?: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Total: any value at all gives a verdict, never an exception. */
export type Format = (record: unknown) => Verdict;

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
