import type { Permission } from '../../../shared/domain/access/permission.ts';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { Selector } from '../../../shared/wire/http/tenants.ts';

/** A tenant as the selector knows it. */
export type Customer = Selector['tenants'][number];
export type Group = Selector['groups'][number];

/** Where in the console someone is: over all customers of their scope, or inside one. */
export type Place = { readonly side: 'provider' } | { readonly side: 'tenant'; readonly tenant: Customer };
export type Side = Place['side'];

export const PROVIDER: Place = { side: 'provider' };

export const rootOf = (place: Place): string =>
  place.side === 'provider' ? '/mssp' : `/t/${place.tenant.slug}`;

/** The slug in an address of a tenant's console. */
export const slugOf = (pathname: string): string | undefined => /^\/t\/([^/]+)/.exec(pathname)?.[1];

/** The place an address names, if it is one of the reader's. Not theirs and not there are the same to us. */
export function placeOf(pathname: string, me: Me, tenants: readonly Customer[]): Place | null {
  if (/^\/mssp(\/|$)/.test(pathname)) return me.provider ? PROVIDER : null;
  const slug = slugOf(pathname);
  const tenant = tenants.find((one) => one.slug === slug);
  return tenant ? { side: 'tenant', tenant } : null;
}

/** Where someone begins who names no place; null for those who have none. */
export function homeOf(me: Me, tenants: readonly Customer[], lastSlug: string | null): Place | null {
  if (me.provider?.mssp_view) return PROVIDER;
  const tenant = tenants.find((one) => one.slug === lastSlug) ?? tenants[0];
  if (tenant) return { side: 'tenant', tenant };
  return me.provider ? PROVIDER : null;
}

/** What someone may do in a place; the server decides again on every request. */
export function permissionsIn(place: Place | null, me: Me): ReadonlySet<Permission> {
  const asProvider = me.provider?.permissions ?? [];
  if (place?.side !== 'tenant') return new Set(asProvider);
  const reached = place.tenant.by_provider ? asProvider : [];
  const asMember = me.memberships.find(({ tenant }) => tenant.id === place.tenant.id)?.permissions ?? [];
  return new Set([...reached, ...asMember]);
}
