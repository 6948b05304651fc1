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

/** Roles of one kind, side by side under their title. */
export interface RoleSide {
  readonly title: string;
  readonly roles: readonly Role[];
}

const rolesOf = (sides: readonly RoleSide[]): Role[] => sides.flatMap(({ roles }) => roles);

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

function Head(props: { sides: readonly RoleSide[]; mine: readonly Role[] }) {
  return (
    <thead>
      <tr class="role-sides">
        <td />
        <For each={props.sides}>
          {(side) => (
            <th scope="colgroup" colspan={side.roles.length}>
              {side.title}
            </th>
          )}
        </For>
      </tr>
      <tr>
        <th scope="col">May</th>
        <For each={rolesOf(props.sides)}>
          {(role) => (
            <th scope="col">
              {roleWords[role].name}{' '}
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
  sides: readonly RoleSide[];
  groups: readonly PermissionGroup[];
  /** The reader's own roles here. */
  mine: readonly Role[];
}

/** Role × permission, drawn from the table the server decides by. A denial is said, not left blank. */
export function RoleTable(props: RoleTableProps) {
  return (
    <table class="role-table" aria-label="What each role may do">
      <Head sides={props.sides} mine={props.mine} />
      <For each={props.groups}>
        {(group) => (
          <tbody>
            <tr class="role-group">
              <th scope="rowgroup" colspan={rolesOf(props.sides).length + 1}>
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
                  <For each={rolesOf(props.sides)}>
                    {(role) => <Cell role={role} permission={permission} />}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        )}
      </For>
    </table>
  );
}
