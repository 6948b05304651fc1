import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Show } from 'solid-js';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import { del } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { plural } from '../../../ui/number.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { toast } from '../../../ui/toast.tsx';
import { GroupForm } from './group-form.tsx';

interface GroupsSheetProps {
  groups: readonly Group[];
  onChanged: () => void;
  onClose: () => void;
}

function Delete(props: { group: Group; onDeleted: () => void; onClose: () => void }) {
  const remove = async () => {
    await del(`/api/v1/groups/${encodeURIComponent(props.group.id)}`);
    toast(`The group ${props.group.name} is deleted.`);
    props.onDeleted();
  };
  return (
    <Confirm
      title={`Delete the group ${props.group.name}?`}
      effects={[
        `Its ${plural(props.group.tenants.length, 'customer')} stay; only the group goes.`,
        'Analysts who are assigned to the group lose those of its customers they are not assigned otherwise, at once.',
      ]}
      verb="Delete group"
      onConfirm={remove}
      onClose={props.onClose}
    />
  );
}

function List(props: {
  groups: readonly Group[];
  onEdit: (group: Group) => void;
  onDelete: (group: Group) => void;
}) {
  return (
    <ul class="group-list">
      <For
        each={props.groups}
        fallback={
          <li class="quiet">
            No groups yet. A group is a set of customers that analysts are assigned to and lists are narrowed
            to.
          </li>
        }
      >
        {(group) => (
          <li>
            <span class="group-about">
              <span class="group-title ellipsis">{group.name}</span>
              <span class="quiet tabular">{plural(group.tenants.length, 'customer')}</span>
            </span>
            <button type="button" class="button bare" onClick={() => props.onEdit(group)}>
              Edit<span class="unseen"> {group.name}</span>
            </button>
            <button type="button" class="button bare" onClick={() => props.onDelete(group)}>
              Delete<span class="unseen"> {group.name}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

/** The groups customers are in: create, rename, fill, delete. */
export function GroupsSheet(props: GroupsSheetProps) {
  const [editing, setEditing] = createSignal<Group | 'new'>();
  const [deleting, setDeleting] = createSignal<Group>();
  const edited = () => {
    const one = editing();
    return one === 'new' ? undefined : one;
  };
  return (
    <Show
      when={editing()}
      keyed
      fallback={
        <Sheet title="Groups" onClose={props.onClose}>
          <div class="side-body">
            <List groups={props.groups} onEdit={setEditing} onDelete={setDeleting} />
          </div>
          <footer class="side-foot">
            <button type="button" class="button primary" onClick={() => setEditing('new')}>
              <Plus class="icon" aria-hidden="true" />
              New group
            </button>
          </footer>
          <Show when={deleting()}>
            {(group) => (
              <Delete group={group()} onDeleted={props.onChanged} onClose={() => setDeleting(undefined)} />
            )}
          </Show>
        </Sheet>
      }
    >
      <GroupForm group={edited()} onSaved={props.onChanged} onClose={() => setEditing(undefined)} />
    </Show>
  );
}
