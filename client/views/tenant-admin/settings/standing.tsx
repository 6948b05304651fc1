import { Show } from 'solid-js';
import type { Criticality, TenantState } from '../../../../shared/domain/tenant.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import { TenantStateLabel } from '../../../ui/tenant-state.tsx';
import { Day } from '../../account/day.tsx';

const stateMeans: Record<TenantState, string> = {
  trial: 'Everything works until the trial ends.',
  active: 'Everything works.',
  suspended: 'Sensors are refused, and only MSSP Admins see this console.',
  offboarded: 'Sensors are refused, and only MSSP Admins see this console.',
};
const criticalityMeans: Record<Criticality, string> = {
  low: 'Low: its risk score is weighed down.',
  medium: 'Medium: its risk score is taken as it is.',
  high: 'High: its risk score is weighed up.',
  extreme: 'Extreme: its risk score is weighed up the most.',
};

/** What only the provider changes. */
export function Standing(props: { tenant: Tenant }) {
  return (
    <section class="standing" aria-labelledby="standing-title">
      <h2 id="standing-title">Set by the provider</h2>
      <dl>
        <div>
          <dt>State</dt>
          <dd>
            <TenantStateLabel state={props.tenant.state} />
            <span class="quiet">
              since <Day at={props.tenant.state_since} />. {stateMeans[props.tenant.state]}
            </span>
          </dd>
        </div>
        <Show when={props.tenant.state === 'trial' && props.tenant.trial_ends_at}>
          {(end) => (
            <div>
              <dt>Trial ends</dt>
              <dd>
                <Day at={end()} />
              </dd>
            </div>
          )}
        </Show>
        <div>
          <dt>Criticality</dt>
          <dd>{criticalityMeans[props.tenant.criticality]}</dd>
        </div>
        <div>
          <dt>Address</dt>
          <dd>
            <code>/t/{props.tenant.slug}</code>{' '}
            <span class="quiet">for good: links and numbers carry it.</span>
          </dd>
        </div>
        <div>
          <dt>Customer since</dt>
          <dd>
            <Day at={props.tenant.created_at} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
