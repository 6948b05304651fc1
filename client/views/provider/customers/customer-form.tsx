import '../../tenant-admin/settings/settings.css';
import { A } from '@solidjs/router';
import SquareArrowOutUpRight from 'lucide-solid/icons/square-arrow-out-up-right';
import { createStore } from 'solid-js/store';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';
import { useFeed } from '../../../live/feed.tsx';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { TimeZoneField } from '../../../ui/time-zone-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { BrandFields } from '../../tenant-admin/settings/brand-fields.tsx';
import { draftOf, faultsOf, isChanged } from './draft.ts';
import { saveCustomer } from './save.ts';
import { StandingFields } from './standing-fields.tsx';

const fields = [
  'name',
  'time_zone',
  'brand_name',
  'brand_colour',
  'brand_accent',
  'criticality',
  'state',
  'trial_ends_at',
  'typed',
] as const;

interface CustomerFormProps {
  tenant: Tenant;
  groups: readonly Group[];
  onSaved: () => void;
  onClose: () => void;
}

/** Everything of a customer that the provider decides, saved in one go. */
export function CustomerForm(props: CustomerFormProps) {
  const { serverNow } = useFeed();
  const { tenant, groups } = props;
  const [draft, edit] = createStore(draftOf(tenant, groups));
  const changed = () => isChanged(tenant, draft, groups);
  const form = createSubmission({
    fields,
    check: () => faultsOf(tenant, draft),
    act: async () => {
      const { text, undo } = await saveCustomer(tenant, draft, groups);
      const back = undo && (() => undo().finally(props.onSaved));
      toast(text, back);
      props.onSaved();
      props.onClose();
    },
  });
  return (
    <Sheet title={tenant.name} dirty={changed()} onClose={props.onClose}>
      <form class="side-form" novalidate onSubmit={form.submit}>
        <div class="side-body">
          <TextField
            label="Name"
            maxlength="120"
            autocomplete="off"
            value={draft.name}
            fault={form.at('name')}
            onText={(name) => edit({ name })}
          />
          <StandingFields tenant={tenant} draft={draft} edit={edit} at={form.at} />
          <TimeZoneField
            label="Time zone"
            value={draft.time_zone}
            now={serverNow()}
            fault={form.at('time_zone')}
            onZone={(time_zone) => edit({ time_zone })}
          />
          <Picker
            legend="Groups"
            find="a group"
            none="There are no groups yet. “Groups” above the list creates one."
            all={groups}
            chosen={draft.groups}
            onChoose={(chosen) => edit('groups', chosen)}
          />
          <BrandFields draft={draft} fault={form.at} onChange={edit} />
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <A class="button start" href={`/t/${tenant.slug}`}>
            <SquareArrowOutUpRight class="icon" aria-hidden="true" />
            Open console
          </A>
          <button type="submit" class="button primary" disabled={form.busy() || !changed()}>
            Save
          </button>
        </footer>
      </form>
    </Sheet>
  );
}
