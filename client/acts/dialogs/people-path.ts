import type { Incident } from '../../../shared/wire/http/incidents.ts';

/** As many customers as one question may name. */
export const MOST_CUSTOMERS = 200;

/** Where to ask who may work on all of these, or be called in a note on them; null where they are of too many. */
export function peoplePath(targets: readonly Incident[], use: 'work' | 'mention'): string | null {
  const tenants = [...new Set(targets.map(({ tenant }) => tenant.id))];
  if (tenants.length > MOST_CUSTOMERS) return null;
  const query = new URLSearchParams([...tenants.map((tenant) => ['tenant', tenant]), ['for', use]]);
  return `/api/v1/assignees?${query}`;
}
