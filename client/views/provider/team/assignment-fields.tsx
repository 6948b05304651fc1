import { createMemo } from 'solid-js';
import { Picker } from '../../../ui/picker.tsx';
import { useStanding } from '../../frame/actor.tsx';

export interface Assignments {
  readonly tenants: readonly string[];
  readonly groups: readonly string[];
}

interface AssignmentFieldsProps extends Assignments {
  onTenants: (ids: string[]) => void;
  onGroups: (ids: string[]) => void;
}

/** What an analyst sees: customers one by one, and groups with whatever customers are in them at the time. */
export function AssignmentFields(props: AssignmentFieldsProps) {
  const { selector } = useStanding();
  const customers = createMemo(() =>
    selector().tenants.map(({ id, name, slug }) => ({ id, name, note: slug })),
  );
  const groups = createMemo(() =>
    selector().groups.map(({ id, name, tenants }) => ({ id, name, note: String(tenants.length) })),
  );
  return (
    <>
      <Picker
        legend="Assigned groups"
        find="a group"
        none="There are no groups yet. Customers → Groups creates one."
        all={groups()}
        chosen={props.groups}
        onChoose={props.onGroups}
      />
      <Picker
        legend="Assigned customers"
        find="a customer"
        none="There are no customers yet."
        all={customers()}
        chosen={props.tenants}
        onChoose={props.onTenants}
      />
    </>
  );
}
