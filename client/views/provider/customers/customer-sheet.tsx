import { A } from '@solidjs/router';
import { For, Match, Switch } from 'solid-js';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import { createAnswer } from '../../../answer.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { stateWord } from '../../../ui/tenant-state.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { criticalityWord } from './criticality.ts';
import { CustomerForm } from './customer-form.tsx';
import { isMember } from './draft.ts';
import { tenantPath } from './save.ts';

interface CustomerSheetProps {
  slug: string;
  /** Undefined until they are known: the form cannot say who is in which before. */
  groups: readonly Group[] | undefined;
  mayManage: boolean;
  onSaved: () => void;
  onClose: () => void;
}

/** For those who may look but not change. */
function Facts(props: { tenant: Tenant; groups: readonly Group[]; onClose: () => void }) {
  const { tenant } = props;
  const groups = props.groups.filter((group) => isMember(group, tenant)).map(({ name }) => name);
  const facts = [
    ['Slug', tenant.slug],
    ['State', stateWord[tenant.state]],
    ['Criticality', criticalityWord[tenant.criticality]],
    ['Groups', groups.join(', ') || '–'],
    ['Time zone', tenant.time_zone],
  ];
  return (
    <Sheet title={tenant.name} onClose={props.onClose}>
      <div class="side-body">
        <dl class="plain-facts">
          <For each={facts}>
            {([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            )}
          </For>
        </dl>
        <p class="field-hint">An MSSP Admin can change this customer.</p>
      </div>
      <footer class="side-foot">
        <A class="button primary" href={`/t/${tenant.slug}`}>
          Open console
        </A>
      </footer>
    </Sheet>
  );
}

/** One customer, opened beside the list. */
export function CustomerSheet(props: CustomerSheetProps) {
  const tenant = createAnswer<Tenant>(() => tenantPath(props));
  return (
    <Switch
      fallback={
        <Sheet title="Customer" onClose={props.onClose}>
          <SkeletonRows />
        </Sheet>
      }
    >
      <Match when={tenant.fault()}>
        {(fault) => (
          <Sheet title="Customer" onClose={props.onClose}>
            <Trouble fault={fault()} what="this customer" onRetry={tenant.reload} />
          </Sheet>
        )}
      </Match>
      <Match when={tenant.known() && props.groups && props.mayManage}>
        <CustomerForm
          tenant={tenant.known()!}
          groups={props.groups!}
          onSaved={props.onSaved}
          onClose={props.onClose}
        />
      </Match>
      <Match when={tenant.known() && props.groups}>
        <Facts tenant={tenant.known()!} groups={props.groups!} onClose={props.onClose} />
      </Match>
    </Switch>
  );
}
