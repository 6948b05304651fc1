import { DAY_MS, HOUR_MS } from '../../../../shared/domain/clock.ts';
import type { Source } from '../../../../shared/wire/http/sources.ts';

/** `silent`: nothing for a day. `quiet`: nothing in the last hour, where its day would have brought several. */
export type Flow = 'flowing' | 'quiet' | 'silent';

/** Below this many an hour, an hour without a record is ordinary: by chance alone it happens once in 400. */
const EXPECTED = 6;

export const averageHour = ({ records_24h }: Source): number => records_24h / (DAY_MS / HOUR_MS);

export function flowOf(source: Source, now: number): Flow {
  if (now - Date.parse(source.last_seen_at) >= DAY_MS) return 'silent';
  return source.records_1h === 0 && averageHour(source) >= EXPECTED ? 'quiet' : 'flowing';
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
