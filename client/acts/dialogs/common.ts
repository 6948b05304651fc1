import type { Incident } from '../../../shared/wire/http/incidents.ts';

/** What all have in common, if they do. */
export function common<T>(targets: readonly Incident[], of: (incident: Incident) => T): T | null {
  const values = new Set(targets.map(of));
  return values.size === 1 ? [...values][0]! : null;
}
