import Building from 'lucide-solid/icons/building';
import Fingerprint from 'lucide-solid/icons/fingerprint-pattern';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import Plug from 'lucide-solid/icons/plug';
import Radar from 'lucide-solid/icons/radar';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Settings from 'lucide-solid/icons/settings';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import Timer from 'lucide-solid/icons/timer';
import Users from 'lucide-solid/icons/users';
import type { Component } from 'solid-js';
import type { Permission } from '../../../shared/domain/access/permission.ts';
import { partsOf } from './below.ts';
import { type Place, rootOf, type Side } from './rights.ts';

type Load = () => Promise<{ default: Component }>;

/** One page of the console. Navigation, palette, key sheet, routes and titles all read this list. */
export interface Page {
  readonly side: Side;
  /** What follows the root of the place in the address; empty for its dashboard. */
  readonly path: string;
  readonly word: string;
  readonly icon: typeof Building;
  /** Opens the page after `g`. */
  readonly key: string;
  /** Whether its address goes on: what stands below is the page's own, such as a tab. */
  readonly deep?: true;
  /** Who holds one of these may open it; an empty list means everyone on this side. */
  readonly needs: readonly Permission[];
  readonly load: Load;
}

export const pages: readonly Page[] = [
  {
    side: 'provider',
    path: '',
    word: 'Dashboard',
    icon: LayoutDashboard,
    key: 'd',
    needs: ['mssp.view'],
    load: () => import('../mssp/dashboard.tsx'),
  },
  {
    side: 'provider',
    path: 'incidents',
    word: 'Incidents',
    icon: ShieldAlert,
    key: 'i',
    deep: true,
    needs: ['mssp.view'],
    load: () => import('../incident/place.tsx'),
  },
  {
    side: 'provider',
    path: 'indicators',
    word: 'Indicators',
    icon: Fingerprint,
    key: 'x',
    needs: ['mssp.view'],
    load: () => import('../indicators/indicators.tsx'),
  },
  {
    side: 'provider',
    path: 'response',
    word: 'Response times',
    icon: Timer,
    key: 'p',
    needs: ['mssp.view'],
    load: () => import('../response/response.tsx'),
  },
  {
    side: 'provider',
    path: 'customers',
    word: 'Customers',
    icon: Building,
    key: 'c',
    needs: ['mssp.view', 'tenants.manage'],
    load: () => import('../provider/customers.tsx'),
  },
  {
    side: 'provider',
    path: 'team',
    word: 'Team',
    icon: Users,
    key: 't',
    needs: ['team.manage'],
    load: () => import('../provider/team.tsx'),
  },
  {
    side: 'provider',
    path: 'roles',
    word: 'Roles',
    icon: ShieldCheck,
    key: 'r',
    needs: [],
    load: () => import('../provider/roles.tsx'),
  },
  {
    side: 'provider',
    path: 'integrations',
    word: 'Integrations',
    icon: Plug,
    key: 'n',
    deep: true,
    needs: ['sources.read', 'provider_keys.manage', 'routing.manage'],
    load: () => import('../integrations/integrations.tsx'),
  },
  {
    side: 'provider',
    path: 'audit',
    word: 'Audit',
    icon: ScrollText,
    key: 'a',
    needs: ['provider_audit.read'],
    load: () => import('../provider/audit.tsx'),
  },
  {
    side: 'provider',
    path: 'settings',
    word: 'Settings',
    icon: Settings,
    key: 's',
    needs: ['provider.manage'],
    load: () => import('../provider/settings.tsx'),
  },
  {
    side: 'tenant',
    path: '',
    word: 'Dashboard',
    icon: LayoutDashboard,
    key: 'd',
    needs: ['overview.read'],
    load: () => import('../tenant/dashboard.tsx'),
  },
  {
    side: 'tenant',
    path: 'incidents',
    word: 'Incidents',
    icon: ShieldAlert,
    key: 'i',
    deep: true,
    needs: ['incidents.read'],
    load: () => import('../incident/place.tsx'),
  },
  {
    side: 'tenant',
    path: 'indicators',
    word: 'Indicators',
    icon: Fingerprint,
    key: 'x',
    needs: ['incidents.read'],
    load: () => import('../indicators/indicators.tsx'),
  },
  {
    side: 'tenant',
    path: 'assets',
    word: 'Monitored assets',
    icon: Radar,
    key: 'w',
    needs: ['incidents.read'],
    load: () => import('../assets/assets.tsx'),
  },
  {
    side: 'tenant',
    path: 'members',
    word: 'Members',
    icon: Users,
    key: 'm',
    needs: ['members.read'],
    load: () => import('../tenant-admin/members.tsx'),
  },
  {
    side: 'tenant',
    path: 'roles',
    word: 'Roles',
    icon: ShieldCheck,
    key: 'r',
    needs: [],
    load: () => import('../provider/roles.tsx'),
  },
  {
    side: 'tenant',
    path: 'integrations',
    word: 'Integrations',
    icon: Plug,
    key: 'n',
    deep: true,
    needs: ['sources.read', 'ingest_keys.manage'],
    load: () => import('../integrations/integrations.tsx'),
  },
  {
    side: 'tenant',
    path: 'audit',
    word: 'Audit',
    icon: ScrollText,
    key: 'a',
    needs: ['audit.read'],
    load: () => import('../tenant-admin/audit.tsx'),
  },
  {
    side: 'tenant',
    path: 'settings',
    word: 'Settings',
    icon: Settings,
    key: 's',
    needs: ['settings.manage'],
    load: () => import('../tenant-admin/settings.tsx'),
  },
];

/** The address as the router matches it. */
export function routeOf({ side, path, deep }: Page): string {
  const root = side === 'provider' ? '/mssp' : '/t/:slug';
  const address = path === '' ? root : `${root}/${path}`;
  return deep ? `${address}/*below` : address;
}

export function addressOf(place: Place, path: string): string {
  return path === '' ? rootOf(place) : `${rootOf(place)}/${path}`;
}

export const mayOpen = ({ needs }: Page, held: ReadonlySet<Permission>): boolean =>
  needs.length === 0 || needs.some((permission) => held.has(permission));

/** The page an address opens. */
export function pageOf(pathname: string): Page | undefined {
  const [root, ...rest] = partsOf(pathname);
  if (root !== 'mssp' && root !== 't') return undefined;
  const side: Side = root === 'mssp' ? 'provider' : 'tenant';
  const [first = '', ...below] = side === 'provider' ? rest : rest.slice(1);
  return pages.find((page) => page.side === side && page.path === first && (page.deep || below.length === 0));
}
