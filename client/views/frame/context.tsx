import { useLocation } from '@solidjs/router';
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  type ParentProps,
  useContext,
} from 'solid-js';
import type { Permission } from '../../../shared/domain/access/permission.ts';
import { useActor, useStanding } from './actor.tsx';
import { recent, remember } from './recent.ts';
import { type Customer, type Group, homeOf, type Place, permissionsIn, placeOf, rootOf } from './rights.ts';

/** In whose environment the console works. The address says it, so a link opens in the same one. */
export interface ConsoleContext {
  /** Null for someone without access to anything. */
  readonly place: Accessor<Place | null>;
  /** The address that all pages of the place begin with. */
  readonly root: Accessor<string>;
  /** The group that narrows the provider's side, if the address names one. */
  readonly group: Accessor<Group | null>;
  readonly held: Accessor<ReadonlySet<Permission>>;
  may(permission: Permission): boolean;
}

const Context = createContext<ConsoleContext>();
export const useConsole = (): ConsoleContext => useContext(Context)!;

/** The tenant whose console this is; null on the provider's side. */
export function useContextTenant(): Accessor<Customer | null> {
  const { place } = useConsole();
  return () => {
    const at = place();
    return at?.side === 'tenant' ? at.tenant : null;
  };
}

export function ContextProvider(props: ParentProps) {
  const location = useLocation();
  const me = useActor();
  const { selector } = useStanding();
  // An address that names no place of the reader's, such as their account's, keeps the one they were in.
  const place = createMemo<Place | null>((before) => {
    const { tenants } = selector();
    const named = placeOf(location.pathname, me(), tenants);
    const kept = before?.side === 'tenant' ? tenants.find(({ id }) => id === before.tenant.id) : undefined;
    if (named) return named;
    if (kept) return { side: 'tenant', tenant: kept };
    return homeOf(me(), tenants, recent(me().actor.id)[0] ?? null);
  }, null);
  createEffect(() => {
    const at = place();
    if (at?.side === 'tenant') remember(me().actor.id, at.tenant.slug);
  });
  const held = createMemo(() => permissionsIn(place(), me()));
  const group = createMemo(() => {
    const wanted = place()?.side === 'provider' ? new URLSearchParams(location.search).get('group') : null;
    return selector().groups.find(({ id }) => id === wanted) ?? null;
  });
  const context: ConsoleContext = {
    place,
    root: () => (place() ? rootOf(place()!) : '/'),
    group,
    held,
    may: (permission) => held().has(permission),
  };
  return <Context.Provider value={context}>{props.children}</Context.Provider>;
}
