import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant, TenantChange } from '../../../../shared/wire/http/tenants.ts';
import { patch } from '../../../api.ts';
import { stateWord } from '../../../ui/tenant-state.tsx';
import { changeOf, type Draft, groupChanges, undoOf } from './draft.ts';

export const tenantPath = (tenant: Pick<Tenant, 'slug'>): string =>
  `/api/v1/tenants/${encodeURIComponent(tenant.slug)}`;

const putMembers = (group: { id: string; tenants: readonly string[] }): Promise<unknown> =>
  patch(`/api/v1/groups/${encodeURIComponent(group.id)}`, { tenants: group.tenants });

const membersOf = ({ id, tenants }: Group) => ({ id, tenants: tenants.map((tenant) => tenant.id) });

export interface Saved {
  readonly text: string;
  /** Takes everything back; absent where that is not possible. */
  readonly undo?: () => Promise<unknown>;
}

const isEmpty = (change: TenantChange): boolean => Object.keys(change).length === 0;

/** Saves what the form changed: the customer first, then one group after the other. */
export async function saveCustomer(tenant: Tenant, draft: Draft, groups: readonly Group[]): Promise<Saved> {
  const change = changeOf(tenant, draft);
  const moves = groupChanges(tenant, draft, groups);
  if (!isEmpty(change)) await patch(tenantPath(tenant), change);
  for (const group of moves) await putMembers(group);

  const state = change.state ? ` is ${stateWord[change.state].toLowerCase()}` : ' is saved';
  const text = `${draft.name.trim()}${change.state === 'trial' ? ' is on trial' : state}.`;
  const back = undoOf(tenant, change);
  if (back === undefined) return { text };
  const undo = async () => {
    if (!isEmpty(back)) await patch(tenantPath(tenant), back);
    const touched = groups.filter((group) => moves.some((move) => move.id === group.id));
    for (const group of touched) await putMembers(membersOf(group));
  };
  return { text, undo };
}
