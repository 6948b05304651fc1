import { Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { statesAfter } from '../../../../shared/domain/tenant-state.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { TenantStateLabel } from '../../../ui/tenant-state.tsx';
import { CRITICALITY_HINT, criticalityOptions } from './criticality.ts';
import type { Draft } from './draft.ts';
import { stateEffects } from './state-effects.ts';
import { TrialEnd } from './trial-end.tsx';

export type StandingField = 'state' | 'trial_ends_at' | 'criticality' | 'typed';

interface StandingFieldsProps {
  tenant: Tenant;
  draft: Draft;
  edit: SetStoreFunction<Draft>;
  at: (field: StandingField) => string | undefined;
}

/** How the customer stands with the provider: its state, what each possible one would do, and its weight. */
export function StandingFields(props: StandingFieldsProps) {
  const cards = () =>
    [props.tenant.state, ...statesAfter[props.tenant.state]].map((value) => ({
      value,
      word: (
        <>
          <TenantStateLabel state={value} />
          <Show when={value === props.tenant.state}>
            <span class="quiet">since {exactTime(Date.parse(props.tenant.state_since))}</span>
          </Show>
        </>
      ),
      about: stateEffects[value],
    }));
  const leaving = () => props.draft.state === 'offboarded' && props.tenant.state !== 'offboarded';
  return (
    <>
      <RadioCards
        legend="State"
        cards={cards()}
        value={props.draft.state}
        fault={props.at('state')}
        onChoose={(state) => props.edit('state', state)}
      />
      <Show when={leaving()}>
        <TextField
          label={`Type ${props.tenant.slug} to offboard`}
          hint="Nobody can take this back."
          autocomplete="off"
          spellcheck={false}
          value={props.draft.typed}
          fault={props.at('typed')}
          onText={(typed) => props.edit('typed', typed)}
        />
      </Show>
      <Show when={props.draft.state === 'trial'}>
        <TrialEnd
          value={props.draft.trialEnd}
          fault={props.at('trial_ends_at')}
          onDay={(day) => props.edit('trialEnd', day)}
        />
      </Show>
      <SelectField
        label="Criticality"
        hint={CRITICALITY_HINT}
        value={props.draft.criticality}
        options={criticalityOptions}
        fault={props.at('criticality')}
        onChoose={(criticality) => props.edit('criticality', criticality)}
      />
    </>
  );
}
