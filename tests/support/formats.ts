import type { IncidentReport } from '../../shared/domain/incident.ts';
import type { Format, Verdict } from '../../shared/formats/reading/verdict.ts';

/** The readers of one format, as its tests ask: for the report, the tenant's name or the field of a refusal. */
export function reading({ read }: Format) {
  const verdict = (record: unknown): Verdict & { readonly ok: true } => {
    const found = read(record);
    if (!found.ok) throw new Error(`${found.refusal.field}: ${found.refusal.reason}`);
    return found;
  };
  return {
    report: (record: unknown): IncidentReport => verdict(record).report,
    tenant: (record: unknown): string | undefined => verdict(record).tenantHint,
    /** `field: reason`, or null for what was taken. */
    refusal: (record: unknown): string | null => {
      const found = read(record);
      return found.ok ? null : `${found.refusal.field}: ${found.refusal.reason}`;
    },
  };
}
