import './role-table.css';
import Check from 'lucide-solid/icons/check';
import Minus from 'lucide-solid/icons/minus';
import { For, Show } from 'solid-js';
import { type Permission, permissionWords } from '../../../../shared/domain/access/permission.ts';
import { type Role, roleWords } from '../../../../shared/domain/access/role.ts';
import { permissionTable } from '../../../../shared/domain/access/table.ts';

export interface PermissionGroup {
  readonly title: string;
  readonly permissions: readonly Permission[];
}

function Cell(props: { role: Role; permission: Permission }) {
  const allowed = () => permissionTable[props.role][props.permission];
  return (
    <td>
      <span class="role-cell" classList={{ denied: !allowed() }}>
        <Show when={allowed()} fallback={<Minus class="icon" aria-hidden="true" />}>
          <Check class="icon" aria-hidden="true" />
        </Show>
        {allowed() ? 'Yes' : 'No'}
      </span>
    </td>
  );
}

function Head(props: { roles: readonly Role[]; mine: readonly Role[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">May</th>
        <For each={props.roles}>
          {(role) => (
            <th scope="col">
              {roleWords[role].name}
              <Show when={props.mine.includes(role)}>
                <span class="role-yours">yours</span>
              </Show>
              <span class="role-about">{roleWords[role].about}</span>
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}

interface RoleTableProps {
  roles: readonly Role[];
  groups: readonly PermissionGroup[];
  /** The reader's own roles here. */
  mine: readonly Role[];
}

/** Role × permission, drawn from the table the server decides by. A denial is said, not left blank. */
export function RoleTable(props: RoleTableProps) {
  return (
    <table class="role-table" aria-label="What each role may do">
      <Head roles={props.roles} mine={props.mine} />
      <For each={props.groups}>
        {(group) => (
          <tbody>
            <tr class="role-group">
              <th scope="rowgroup" colspan={props.roles.length + 1}>
                {group.title}
              </th>
            </tr>
            <For each={group.permissions}>
              {(permission) => (
                <tr>
                  <th scope="row">
                    {permissionWords[permission]}
                    <span class="role-code">{permission}</span>
                  </th>
                  <For each={props.roles}>{(role) => <Cell role={role} permission={permission} />}</For>
                </tr>
              )}
            </For>
          </tbody>
        )}
      </For>
    </table>
  );
}
