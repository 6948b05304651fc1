import { Match, Show, Switch } from 'solid-js';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import type { Address } from '../../../ui/address.ts';
import { toast } from '../../../ui/toast.tsx';
import { Onboarding } from '../onboarding/onboarding.tsx';
import { CustomerSheet } from './customer-sheet.tsx';
import { GroupsSheet } from './groups-sheet.tsx';
import { NewCustomer } from './new-customer.tsx';

interface CustomerSheetsProps {
  address: Address;
  groups: readonly Group[] | undefined;
  mayManage: boolean;
  onChanged: () => void;
}

/** What the address opens beside the list: a customer, a new one, the groups, or the onboarding of many. */
export function CustomerSheets(props: CustomerSheetsProps) {
  const sheet = () => (props.mayManage ? props.address.value('sheet') : '');
  const close = () => props.address.change({ sheet: [], customer: [] });
  const created = (tenant: Tenant) => {
    toast(`${tenant.name} is created.`);
    props.onChanged();
    close();
  };
  return (
    <Switch>
      <Match when={sheet() === 'new'}>
        <NewCustomer onCreated={created} onClose={close} />
      </Match>
      <Match when={sheet() === 'groups'}>
        <GroupsSheet groups={props.groups ?? []} onChanged={props.onChanged} onClose={close} />
      </Match>
      <Match when={sheet() === 'onboard'}>
        <Onboarding onCreated={props.onChanged} onClose={close} />
      </Match>
      <Match when={props.address.value('customer')}>
        {(slug) => (
          <Show when={slug()} keyed>
            {(known) => (
              <CustomerSheet
                slug={known}
                groups={props.groups}
                mayManage={props.mayManage}
                onSaved={props.onChanged}
                onClose={close}
              />
            )}
          </Show>
        )}
      </Match>
    </Switch>
  );
}
