import { lagBin } from '../../shared/domain/lag.ts';
import { stepOf, type Traffic } from '../../shared/node/db/traffic.ts';
import type { Entry } from './entry.ts';

interface Counting extends Traffic {
  records: number;
  readonly lags: number[];
}

/** How much each source of a batch sent, when, in what format, and how long after detection. */
export function trafficOf(entries: readonly Entry[]): Traffic[] {
  const counted = new Map<string, Counting>();
  for (const entry of entries) {
    const counting = countingOf(counted, entry);
    counting.records += 1;
    const { detectedAt } = entry.report;
    if (detectedAt !== undefined) count(counting.lags, lagBin(entry.receivedAt - detectedAt));
  }
  return [...counted.values()];
}

/** Formats let no NUL through, so it separates. */
function countingOf(
  counted: Map<string, Counting>,
  { tenantId, report: { source }, format, receivedAt }: Entry,
): Counting {
  const at = stepOf(receivedAt);
  const key = `${tenantId}\0${source}\0${format}\0${at}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const fresh = { tenantId, source, format, at, records: 0, lags: [] };
  counted.set(key, fresh);
  return fresh;
}

function count(bins: number[], bin: number): void {
  while (bins.length <= bin) bins.push(0);
  bins[bin]! += 1;
}
