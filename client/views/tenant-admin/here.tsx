import { type JSX, Show } from 'solid-js';
import { useContextTenant } from '../frame/context.tsx';
import type { Customer } from '../frame/rights.ts';

/** A page of one tenant, made anew when the console moves to another: nothing of the one before stays on it. */
export function Here(props: { children: (tenant: Customer) => JSX.Element }) {
  const tenant = useContextTenant();
  const id = () => tenant()?.id;
  return (
    <Show when={id()} keyed>
      {(_id) => props.children(tenant()!)}
    </Show>
  );
}

export const pathOf = (tenant: Customer): string => `/api/v1/tenants/${encodeURIComponent(tenant.slug)}`;
export const granterIn = (tenant: Customer): string => `An owner or admin of ${tenant.name}`;
