import { DAY_MS, HOUR_MS } from '../../../../shared/domain/clock.ts';
import type { Source } from '../../../../shared/wire/http/sources.ts';

/** `silent`: nothing for a day. `quiet`: nothing in the last hour, where its day would have brought several. */
export type Flow = 'flowing' | 'quiet' | 'silent';

/** Below this many an hour, an hour without a record is ordinary: by chance alone it happens once in 400. */
const EXPECTED = 6;

/** Records in the average hour of its last day, or of as much of a day as it has been known. */
export function averageHour({ records_24h, first_seen_at }: Source, now: number): number {
  const known = Math.min(DAY_MS, Math.max(HOUR_MS, now - Date.parse(first_seen_at)));
  return (records_24h * HOUR_MS) / known;
}

export function flowOf(source: Source, now: number): Flow {
  if (now - Date.parse(source.last_seen_at) >= DAY_MS) return 'silent';
  return source.records_1h === 0 && averageHour(source, now) >= EXPECTED ? 'quiet' : 'flowing';
}

const rank: Record<Flow, number> = { quiet: 0, silent: 1, flowing: 2 };

/** What has fallen silent stands above, then by customer and name. */
export const byNeed = (sources: readonly Source[], now: number): readonly Source[] =>
  sources.toSorted(
    (one, other) =>
      rank[flowOf(one, now)] - rank[flowOf(other, now)] ||
      one.tenant.name.localeCompare(other.tenant.name) ||
      one.source.localeCompare(other.source),
  );

export const matches = (source: Source, text: string): boolean =>
  [source.source, source.tenant.name, source.tenant.slug, ...source.formats].some((one) =>
    one.toLowerCase().includes(text.toLowerCase()),
  );

/** A lag in the largest unit that says something. */
export function lagWord(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < HOUR_MS) return `${Math.round(ms / 60_000)} min`;
  return ms < 2 * DAY_MS ? `${Math.round(ms / HOUR_MS)} h` : `${Math.round(ms / DAY_MS)} d`;
}
