import { type Component, lazy } from 'solid-js';
import type { Permission } from '../../../shared/domain/access/permission.ts';
import type { Side } from '../frame/rights.ts';

/** One page of the integrations: its address goes below theirs. */
export interface Tab {
  readonly path: string;
  readonly word: string;
  /** On which side it is, and what its reader has to hold there; null for nothing. */
  readonly sides: Partial<Record<Side, Permission | null>>;
  readonly content: Component;
}

export const tabs: readonly Tab[] = [
  {
    path: 'sources',
    word: 'Sources',
    sides: { provider: 'sources.read', tenant: 'sources.read' },
    content: lazy(() => import('./sources/sources.tsx')),
  },
  {
    path: 'keys',
    word: 'Keys',
    sides: { provider: 'provider_keys.manage', tenant: 'ingest_keys.manage' },
    content: lazy(() => import('./keys/keys.tsx')),
  },
  {
    path: 'set-up',
    word: 'Set-up',
    sides: { provider: null, tenant: null },
    content: lazy(() => import('./set-up/set-up.tsx')),
  },
  {
    path: 'connectors',
    word: 'Connectors',
    sides: { provider: 'provider_keys.manage', tenant: 'ingest_keys.manage' },
    content: lazy(() => import('./connectors/connectors.tsx')),
  },
  {
    path: 'routing',
    word: 'Routing',
    sides: { provider: 'routing.manage' },
    content: lazy(() => import('./routing/routing.tsx')),
  },
  {
    path: 'quarantine',
    word: 'Quarantine',
    sides: { provider: 'routing.manage' },
    content: lazy(() => import('./quarantine/quarantine.tsx')),
  },
  {
    path: 'dead-letters',
    word: 'Dead letters',
    sides: { provider: 'routing.manage' },
    content: lazy(() => import('./dead-letters/dead-letters.tsx')),
  },
];

export const mayOpenTab = (tab: Tab, side: Side, held: ReadonlySet<Permission>): boolean => {
  const needed = tab.sides[side];
  return needed === null || (needed !== undefined && held.has(needed));
};
