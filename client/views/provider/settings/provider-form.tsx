import { createSignal } from 'solid-js';
import type { Tier } from '../../../../shared/domain/access/access.ts';
import type { Provider } from '../../../../shared/wire/http/provider.ts';
import { patch } from '../../../api.ts';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';

const PATH = '/api/v1/provider';

const tierCards = [
  {
    value: 'mssp',
    word: 'MSSP',
    about:
      'The team has the MSSP View: dashboard, incidents and rankings over all customers of each one’s scope.',
  },
  {
    value: 'standard',
    word: 'Standard',
    about:
      'No MSSP View: everyone works in one customer’s console at a time. Open screens over all customers close at once; no data is lost.',
  },
] as const satisfies readonly { value: Tier; word: string; about: string }[];

/** Saves what has changed, and offers the way back. */
export function ProviderForm(props: { known: Provider; onSaved: () => void }) {
  const before = props.known;
  const [name, setName] = createSignal(before.name);
  const [tier, setTier] = createSignal<Tier>(before.tier);
  const changed = () => name().trim() !== before.name || tier() !== before.tier;
  const save = async (next: Provider) => {
    await patch<Provider>(PATH, next);
    props.onSaved();
  };
  const form = createSubmission({
    fields: ['name', 'tier'],
    check: () => (name().trim() === '' ? { name: 'give the provider a name' } : {}),
    act: async () => {
      await save({ name: name().trim(), tier: tier() });
      toast('The provider’s settings are saved.', () => save({ name: before.name, tier: before.tier }));
    },
  });
  return (
    <form novalidate onSubmit={form.submit}>
      <TextField
        label="Name of the provider"
        hint="Shown to the team, in invitations and in what customers read."
        maxlength="120"
        autocomplete="organization"
        value={name()}
        fault={form.at('name')}
        onText={setName}
      />
      <RadioCards
        legend="Subscription tier"
        cards={tierCards}
        value={tier()}
        fault={form.at('tier')}
        onChoose={setTier}
      />
      <FormFault text={form.fault()} />
      <div class="settings-acts">
        <button type="submit" class="button primary" disabled={form.busy() || !changed()}>
          Save
        </button>
      </div>
    </form>
  );
}
