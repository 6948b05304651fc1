import { createMemo, createSignal } from 'solid-js';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import { patch, post } from '../../../api.ts';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { useStanding } from '../../frame/actor.tsx';

interface GroupFormProps {
  /** Undefined for one that is to be. */
  group: Group | undefined;
  onSaved: () => void;
  onClose: () => void;
}

interface Content {
  readonly name: string;
  readonly tenants: readonly string[];
}

/** Creates a group or changes it. What a change did is undone from the line at the foot of the page. */
export function GroupForm(props: GroupFormProps) {
  const { group } = props;
  const { selector } = useStanding();
  const before: Content = { name: group?.name ?? '', tenants: group?.tenants.map(({ id }) => id) ?? [] };
  const [name, setName] = createSignal(before.name);
  const [tenants, setTenants] = createSignal([...before.tenants]);
  const customers = createMemo(() =>
    selector().tenants.map(({ id, name, slug }) => ({ id, name, note: slug })),
  );
  const dirty = () =>
    name() !== before.name || [...tenants()].sort().join() !== [...before.tenants].sort().join();
  const put = async (content: Content) => {
    if (group === undefined) await post('/api/v1/groups', content);
    else await patch(`/api/v1/groups/${encodeURIComponent(group.id)}`, content);
    props.onSaved();
  };
  const form = createSubmission({
    fields: ['name'],
    check: () => (name().trim() === '' ? { name: 'Give the group a name' } : {}),
    act: async () => {
      await put({ name: name().trim(), tenants: tenants() });
      if (group === undefined) toast(`The group ${name().trim()} is created.`);
      else toast(`The group ${name().trim()} is saved.`, () => put(before));
      props.onClose();
    },
  });
  return (
    <Sheet title={group ? group.name : 'New group'} dirty={dirty()} onClose={props.onClose}>
      <form class="side-form" novalidate onSubmit={form.submit}>
        <div class="side-body">
          <TextField
            label="Name"
            maxlength="120"
            autocomplete="off"
            value={name()}
            fault={form.at('name')}
            onText={setName}
          />
          <Picker
            legend="Customers"
            find="a customer"
            none="There are no customers yet."
            all={customers()}
            chosen={tenants()}
            onChoose={setTenants}
          />
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <button type="button" class="button start" onClick={props.onClose}>
            Back
          </button>
          <button type="submit" class="button primary" disabled={form.busy() || !dirty()}>
            {group ? 'Save' : 'Create group'}
          </button>
        </footer>
      </form>
    </Sheet>
  );
}
