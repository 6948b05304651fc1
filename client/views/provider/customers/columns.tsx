import { For, Show } from 'solid-js';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { TenantStateLabel } from '../../../ui/tenant-state.tsx';
import { criticalityWord } from './criticality.ts';

function GroupWords(props: { groups: readonly Group[] }) {
  return (
    <Show when={props.groups.length > 0} fallback={<span class="quiet">–</span>}>
      <span class="group-words" title={props.groups.map((group) => group.name).join(', ')}>
        <For each={props.groups}>{(group) => <span class="group-word">{group.name}</span>}</For>
      </span>
    </Show>
  );
}

/** The columns of the list of customers. */
export function customerColumns(
  now: () => number,
  groupsOf: (tenant: Tenant) => readonly Group[],
): Column<Tenant>[] {
  return [
    {
      head: 'Name',
      cell: (tenant) => (
        <span class="customer-name">
          <Show when={tenant.brand_colour}>
            {(colour) => <span class="brand-dot" style={{ background: colour() }} aria-hidden="true" />}
          </Show>
          <span class="ellipsis">{tenant.name}</span>
        </span>
      ),
    },
    {
      head: 'Slug',
      class: 'middling',
      width: '11rem',
      cell: (tenant) => <span class="mono quiet">{tenant.slug}</span>,
    },
    { head: 'State', width: '8rem', cell: (tenant) => <TenantStateLabel state={tenant.state} /> },
    {
      head: 'Since',
      class: 'desk',
      width: '6rem',
      cell: (tenant) => <Moment at={tenant.state_since} now={now()} />,
    },
    { head: 'Criticality', width: '7rem', cell: (tenant) => criticalityWord[tenant.criticality] },
    {
      head: 'Groups',
      class: 'middling',
      width: '16rem',
      cell: (tenant) => <GroupWords groups={groupsOf(tenant)} />,
    },
    { head: 'Time zone', class: 'wide', width: '10rem', cell: (tenant) => tenant.time_zone },
    {
      head: 'Created',
      class: 'middling end',
      width: '6rem',
      cell: (tenant) => <Moment at={tenant.created_at} now={now()} />,
    },
  ];
}
