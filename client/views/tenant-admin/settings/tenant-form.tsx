import { createStore } from 'solid-js/store';
import type { Tenant, TenantChange } from '../../../../shared/wire/http/tenants.ts';
import { patch } from '../../../api.ts';
import { useFeed } from '../../../live/feed.tsx';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { TimeZoneField } from '../../../ui/time-zone-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { BrandFields } from './brand-fields.tsx';
import { changeOf, type Draft, draftFields, draftOf, faultsOf } from './draft.ts';

/** Saves what has changed, and offers the way back. */
export function TenantForm(props: { known: Tenant; onSaved: () => void }) {
  const { second } = useFeed();
  const before = draftOf(props.known);
  const path = `/api/v1/tenants/${encodeURIComponent(props.known.slug)}`;
  const [draft, setDraft] = createStore<Draft>({ ...before });
  const isChanged = () => Object.keys(changeOf(before, draft)).length > 0;
  const save = async (change: TenantChange) => {
    await patch<Tenant>(path, change);
    props.onSaved();
  };
  const form = createSubmission({
    fields: draftFields,
    check: () => faultsOf(draft),
    act: async () => {
      const saved = { ...draft };
      await save(changeOf(before, saved));
      toast('The settings are saved.', () => save(changeOf(saved, before)));
    },
  });
  return (
    <form novalidate onSubmit={form.submit}>
      <TextField
        label="Name"
        maxlength="120"
        autocomplete="organization"
        value={draft.name}
        fault={form.at('name')}
        onText={(name) => setDraft({ name })}
      />
      <TimeZoneField
        label="Time zone"
        value={draft.time_zone}
        now={second()}
        fault={form.at('time_zone')}
        onZone={(time_zone) => setDraft({ time_zone })}
      />
      <BrandFields draft={draft} fault={form.at} onChange={setDraft} />
      <FormFault text={form.fault()} />
      <div class="settings-acts">
        <button type="submit" class="button primary" disabled={form.busy() || !isChanged()}>
          Save
        </button>
      </div>
    </form>
  );
}
