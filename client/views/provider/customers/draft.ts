import type { Criticality, TenantState } from '../../../../shared/domain/tenant.ts';
import { statesAfter } from '../../../../shared/domain/tenant-state.ts';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant, TenantChange } from '../../../../shared/wire/http/tenants.ts';
import {
  type Draft as SettingsDraft,
  changeOf as settingsChange,
  draftOf as settingsDraft,
  faultsOf as settingsFaults,
} from '../../tenant-admin/settings/draft.ts';
import { trialEndField, trialEndInstant } from './trial-time.ts';

/** A customer as the provider's form holds it: its own settings, and how it stands. Text is as it is typed. */
export interface Draft extends SettingsDraft {
  state: TenantState;
  trialEnd: string;
  criticality: Criticality;
  groups: string[];
  /** The slug, typed by whoever offboards. */
  typed: string;
}

export const isMember = (group: Group, tenant: Pick<Tenant, 'id'>): boolean =>
  group.tenants.some(({ id }) => id === tenant.id);

export const draftOf = (tenant: Tenant, groups: readonly Group[]): Draft => ({
  ...settingsDraft(tenant),
  state: tenant.state,
  trialEnd: trialEndField(tenant.trial_ends_at),
  criticality: tenant.criticality,
  groups: groups.filter((group) => isMember(group, tenant)).map((group) => group.id),
  typed: '',
});

/** What the form changes of the customer, in the API's words; untouched fields are left out. */
export function changeOf(tenant: Tenant, draft: Draft): TenantChange {
  const before = draftOf(tenant, []);
  const ends = draft.state === 'trial' && draft.trialEnd !== before.trialEnd;
  return {
    ...settingsChange(before, draft),
    ...(draft.criticality !== before.criticality && { criticality: draft.criticality }),
    ...(draft.state !== before.state && { state: draft.state }),
    ...(ends && { trial_ends_at: trialEndInstant(draft.trialEnd) }),
  };
}

/** The groups whose members change, each with the whole set it will have. */
export const groupChanges = (tenant: Tenant, draft: Draft, groups: readonly Group[]) =>
  groups
    .filter((group) => isMember(group, tenant) !== draft.groups.includes(group.id))
    .map((group) => {
      const others = group.tenants.map(({ id }) => id).filter((id) => id !== tenant.id);
      return { id: group.id, tenants: isMember(group, tenant) ? others : [...others, tenant.id] };
    });

export const isChanged = (tenant: Tenant, draft: Draft, groups: readonly Group[]): boolean =>
  Object.keys(changeOf(tenant, draft)).length + groupChanges(tenant, draft, groups).length > 0;

export const faultsOf = (tenant: Tenant, draft: Draft) => ({
  ...settingsFaults(draft),
  ...(draft.state === 'offboarded' &&
    tenant.state !== 'offboarded' &&
    draft.typed.trim() !== tenant.slug && { typed: `Type ${tenant.slug} here: offboarding is final` }),
});

/** The change that takes another back; undefined where a state cannot be left again. */
export function undoOf(tenant: Tenant, change: TenantChange): TenantChange | undefined {
  if (change.state !== undefined && !statesAfter[change.state].includes(tenant.state)) return undefined;
  const names = Object.keys(change) as (keyof TenantChange)[];
  return Object.fromEntries(names.map((name) => [name, tenant[name]]));
}
