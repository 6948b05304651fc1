import type { Store } from '../../../client/acts/kept.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';

/** A browser's storage. */
export function memory(): Store & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** An open incident, of tenant `acme` unless it is said otherwise. */
export const incidentAs = (id: string, given: Partial<Incident> = {}): Incident => ({
  id,
  number: `ACME-${id}`,
  tenant: { id: 'acme', slug: 'acme', name: 'Acme Works' },
  source: 'sensor',
  external_id: id,
  title: `Incident ${id}`,
  description: null,
  severity: 'high',
  source_severity: null,
  status: 'open',
  source_status: null,
  resolution: null,
  pause_reason: null,
  module: 'network',
  category: null,
  assignee: null,
  assignee_id: null,
  impact: null,
  recommendation: null,
  url: null,
  indicators: [],
  techniques: [],
  assets: [],
  tags: [],
  details: {},
  occurred_at: null,
  detected_at: '2026-11-23T08:00:00.000Z',
  acknowledged_at: null,
  closed_at: null,
  occurrences: 1,
  last_seen_at: '2026-11-23T08:00:00.000Z',
  flapping: false,
  storm: null,
  pending: false,
  snoozed_until: null,
  escalated: null,
  duplicate_of: null,
  source_says: null,
  version: 1,
  ...given,
});
