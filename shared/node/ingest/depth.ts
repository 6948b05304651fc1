import type { Refusal } from '../../domain/incident.ts';

/** No product nests its alerts deeper than a few dozen levels; code that walks a record may recurse this far. */
const MAX_DEPTH = 64;

/** Refuses a record that is nested too deep. Goes no deeper than the limit itself, whatever it is given. */
export const depthFault = (record: unknown): Refusal | null =>
  isDeeper(record, MAX_DEPTH)
    ? { field: '', reason: `nested deeper than ${MAX_DEPTH} levels; flatten the record` }
    : null;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}
