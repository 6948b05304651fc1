import '../provider/settings/settings.css';
import './settings/settings.css';
import { Match, Switch } from 'solid-js';
import type { Tenant } from '../../../shared/wire/http/tenants.ts';
import { createAnswer } from '../../answer.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useStanding } from '../frame/actor.tsx';
import type { Customer } from '../frame/rights.ts';
import { granterIn, Here, pathOf } from './here.tsx';
import { Standing } from './settings/standing.tsx';
import { TenantForm } from './settings/tenant-form.tsx';

function OfTenant(props: { customer: Customer }) {
  const { reload } = useStanding();
  const tenant = createAnswer<Tenant>(() => pathOf(props.customer));
  const onSaved = () => {
    void tenant.reload();
    void reload();
  };
  return (
    <Switch fallback={<SkeletonRows count={8} />}>
      <Match when={tenant.fault()}>
        {(fault) => (
          <Trouble
            fault={fault()}
            what="the settings"
            granter={granterIn(props.customer)}
            onRetry={tenant.reload}
          />
        )}
      </Match>
      <Match when={tenant.known()} keyed>
        {(known) => (
          <section class="settings tenant-settings" aria-label={`Settings of ${known.name}`}>
            <TenantForm known={known} onSaved={onSaved} />
            <Standing tenant={known} />
          </section>
        )}
      </Match>
    </Switch>
  );
}

/** What this tenant decides for itself, and what the provider decided for it. */
export default function TenantSettings() {
  return <Here>{(customer) => <OfTenant customer={customer} />}</Here>;
}
