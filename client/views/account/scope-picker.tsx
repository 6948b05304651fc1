import { For, Show } from 'solid-js';
import { type Permission, permissionWords } from '../../../shared/domain/access/permission.ts';
import { FormFault } from '../../ui/field.tsx';
import { isReading, scopeGroups } from './token-scopes.ts';

interface ScopePickerProps {
  held: readonly Permission[];
  chosen: readonly Permission[];
  fault: string | undefined;
  onChoose: (next: readonly Permission[]) => void;
}

/** What a token may do, of what its owner may. */
export function ScopePicker(props: ScopePickerProps) {
  const turn = (permission: Permission) =>
    props.onChoose(
      props.chosen.includes(permission)
        ? props.chosen.filter((one) => one !== permission)
        : [...props.chosen, permission],
    );
  return (
    <>
      <div class="account-acts">
        <button type="button" class="button" onClick={() => props.onChoose(props.held.filter(isReading))}>
          All that only reads
        </button>
        <button type="button" class="button bare" onClick={() => props.onChoose([])}>
          None
        </button>
      </div>
      <For each={scopeGroups(props.held)}>
        {(group) => (
          <fieldset class="field-set">
            <legend>{group.title}</legend>
            <For each={group.permissions}>
              {(permission) => (
                <label class="scope">
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(permission)}
                    aria-invalid={props.fault ? true : undefined}
                    onChange={() => turn(permission)}
                  />
                  <span>
                    {permissionWords[permission]} <code class="quiet">{permission}</code>
                  </span>
                </label>
              )}
            </For>
          </fieldset>
        )}
      </For>
      <Show when={props.fault}>{(fault) => <FormFault text={fault()} />}</Show>
    </>
  );
}
