import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Criticality } from '../../../../shared/domain/tenant.ts';
import { isTimeZone } from '../../../../shared/domain/time-zone.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import { post } from '../../../api.ts';
import { useFeed } from '../../../live/feed.tsx';
import { isSlug, slugFrom } from '../../../slug.ts';
import { FormFault, SelectField, TextField } from '../../../ui/field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { TenantStateLabel } from '../../../ui/tenant-state.tsx';
import { TimeZoneField } from '../../../ui/time-zone-field.tsx';
import { CRITICALITY_HINT, criticalityOptions } from './criticality.ts';
import { stateEffects } from './state-effects.ts';
import { TrialEnd } from './trial-end.tsx';
import { trialEndInstant } from './trial-time.ts';

interface Draft {
  name: string;
  slug: string;
  state: 'active' | 'trial';
  trialEnd: string;
  criticality: Criticality;
  timeZone: string;
}

const EMPTY: Draft = {
  name: '',
  slug: '',
  state: 'active',
  trialEnd: '',
  criticality: 'medium',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const firstStates = (['active', 'trial'] as const).map((value) => ({
  value,
  word: <TenantStateLabel state={value} />,
  about: stateEffects[value],
}));

const wrong = (draft: Draft) => ({
  ...(draft.name.trim() === '' && { name: 'Give the customer a name' }),
  ...(!isSlug(draft.slug) && { slug: 'Use 1–40 lower-case letters, digits and inner dashes' }),
  ...(!isTimeZone(draft.timeZone) && { time_zone: 'Choose a zone of the list, such as Europe/Berlin' }),
});

const bodyOf = (draft: Draft) => ({
  name: draft.name.trim(),
  slug: draft.slug,
  state: draft.state,
  criticality: draft.criticality,
  time_zone: draft.timeZone,
  ...(draft.state === 'trial' && { trial_ends_at: trialEndInstant(draft.trialEnd) }),
});

/** A new customer. The slug follows the name until somebody writes one of their own. */
export function NewCustomer(props: { onCreated: (tenant: Tenant) => void; onClose: () => void }) {
  const { serverNow } = useFeed();
  const [draft, edit] = createStore<Draft>({ ...EMPTY });
  const [own, setOwn] = createSignal(false);
  const form = createSubmission({
    fields: ['name', 'slug', 'state', 'trial_ends_at', 'criticality', 'time_zone'],
    check: () => wrong(draft),
    act: async () => props.onCreated(await post<Tenant>('/api/v1/tenants', bodyOf(draft))),
  });
  const rename = (name: string) => edit({ name, ...(!own() && { slug: slugFrom(name) }) });
  return (
    <Sheet title="New customer" dirty={draft.name !== ''} onClose={props.onClose}>
      <form class="side-form" novalidate onSubmit={form.submit}>
        <div class="side-body">
          <TextField
            label="Name"
            maxlength="120"
            autocomplete="off"
            value={draft.name}
            fault={form.at('name')}
            onText={rename}
          />
          <TextField
            label="Slug"
            hint={`Its console is at ${location.origin}/t/${draft.slug || 'slug'}. A slug cannot be changed later.`}
            maxlength="40"
            autocomplete="off"
            spellcheck={false}
            value={draft.slug}
            fault={form.at('slug')}
            onText={(slug) => {
              setOwn(slug !== '');
              edit('slug', slug);
            }}
          />
          <RadioCards
            legend="Begins as"
            cards={firstStates}
            value={draft.state}
            fault={form.at('state')}
            onChoose={(state) => edit('state', state)}
          />
          <Show when={draft.state === 'trial'}>
            <TrialEnd
              value={draft.trialEnd}
              fault={form.at('trial_ends_at')}
              onDay={(day) => edit('trialEnd', day)}
            />
          </Show>
          <SelectField
            label="Criticality"
            hint={CRITICALITY_HINT}
            value={draft.criticality}
            options={criticalityOptions}
            fault={form.at('criticality')}
            onChoose={(criticality) => edit('criticality', criticality)}
          />
          <TimeZoneField
            label="Time zone"
            value={draft.timeZone}
            now={serverNow()}
            fault={form.at('time_zone')}
            onZone={(zone) => edit('timeZone', zone)}
          />
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <button type="submit" class="button primary" disabled={form.busy()}>
            Create customer
          </button>
        </footer>
      </form>
    </Sheet>
  );
}
