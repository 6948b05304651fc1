import type { Refusal } from '../../shared/domain/incident.ts';

/** No product nests its alerts deeper than a few dozen levels; code that walks a record may recurse this far. */
const MAX_DEPTH = 64;

/** Refuses a record that is nested too deep. Iterative: the record itself may be ten thousand deep. */
export function depthFault(record: unknown): Refusal | null {
  let level: unknown[] = [record];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      return { field: '', reason: `nested deeper than ${MAX_DEPTH} levels; flatten the record` };
    level = level.flatMap(childrenOf);
  }
  return null;
}

const childrenOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).filter(isNested) : [];
const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
