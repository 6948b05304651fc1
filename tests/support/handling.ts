import type { Durations } from '../../shared/wire/http/handling.ts';
import { query } from './query.ts';

/** One incident as its log alone tells it, as far as response times need it. */
export interface Replayed {
  readonly tenant: string;
  detectedAt: number;
  severity: string;
  status: string;
  resolution: string | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  closedAt: number | null;
  closedBy: string | null;
}

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;
interface Logged {
  readonly tenant_id: string;
  readonly incident_id: number;
  readonly actor: string;
  readonly data: {
    readonly changes?: Changes;
    readonly to?: { readonly severity: string; readonly status: string; readonly detectedAt: number };
  };
}

/** Reads the logs from their beginning, slowly and plainly. */
export async function replay(databaseUrl: string): Promise<Map<number, Replayed>> {
  const { rows } = await query(
    databaseUrl,
    `select tenant_id, incident_id::int, actor, data from events where incident_id is not null order by tenant_id, seq`,
  );
  const incidents = new Map<number, Replayed>();
  /** Who first set an instant: what is taken back and restored is theirs again. */
  const first = new Map<string, string>();
  for (const { tenant_id, incident_id, actor, data } of rows as readonly Logged[]) {
    const { changes = {}, to } = data;
    const known = incidents.get(incident_id);
    if (known === undefined) {
      incidents.set(incident_id, opened(tenant_id, to!));
      continue;
    }
    const after = (field: string, before: unknown) => (field in changes ? changes[field]![1] : before);
    const by = (field: string, at: unknown) => {
      const key = `${incident_id} ${field} ${at}`;
      if (!first.has(key)) first.set(key, actor);
      return first.get(key)!;
    };
    if (to) Object.assign(known, { severity: to.severity, detectedAt: to.detectedAt, status: to.status });
    known.resolution = after('resolution', known.resolution) as string | null;
    if ('acknowledgedAt' in changes) {
      known.acknowledgedAt = changes.acknowledgedAt![1] as number | null;
      known.acknowledgedBy = known.acknowledgedAt === null ? null : by('acknowledged', known.acknowledgedAt);
    }
    if ('closedAt' in changes) known.closedAt = changes.closedAt![1] as number | null;
    if ('status' in changes) known.closedBy = known.status === 'closed' ? by('closed', known.closedAt) : null;
  }
  return incidents;
}

const opened = (tenant: string, to: NonNullable<Logged['data']['to']>): Replayed => ({
  tenant,
  detectedAt: to.detectedAt,
  severity: to.severity,
  status: to.status,
  resolution: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  closedAt: null,
  closedBy: null,
});

/** As the textbook has them: percentiles lie on the straight line between two neighbours. */
export function durationsOf(milliseconds: readonly number[]): Durations {
  const sorted = milliseconds.map((ms) => ms / 1_000).sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count, mean: null, median: null, p90: null };
  const quantile = (q: number) => {
    const at = q * (count - 1);
    const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
    return low + (high - low) * (at - Math.floor(at));
  };
  const mean = sorted.reduce((sum, each) => sum + each, 0) / count;
  return { count, mean, median: quantile(0.5), p90: quantile(0.9) };
}
