import { createSignal, Show } from 'solid-js';
import { roleWords, type TenantRole } from '../../../../shared/domain/access/role.ts';
import type { Member } from '../../../../shared/wire/http/people.ts';
import { del, patch } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FormFault } from '../../../ui/field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { useConsole } from '../../frame/context.tsx';
import type { Customer } from '../../frame/rights.ts';
import { pathOf } from '../here.tsx';
import { roleCards } from './role-choice.ts';

interface MemberSheetProps {
  member: Member;
  tenant: Customer;
  onChange: () => void;
  onClose: () => void;
}

/** What is done with a member, each with its words and, where there is one, its way back. */
function actsOn({ member, tenant, onChange, onClose }: MemberSheetProps) {
  const path = `${pathOf(tenant)}/members/${encodeURIComponent(member.user_id)}`;
  const change = async (to: { role?: TenantRole; deactivated?: boolean }) => {
    await patch(path, to);
    onChange();
  };
  return {
    giveRole: async (role: TenantRole) => {
      await change({ role });
      onClose();
      toast(`${member.name} is ${roleWords[role].name} now.`, () => change({ role: member.role }));
    },
    setDeactivated: async (deactivated: boolean) => {
      await change({ deactivated });
      onClose();
      const said = deactivated
        ? 'is deactivated: every screen of theirs here is closed.'
        : 'is active again.';
      toast(`${member.name} ${said}`, () => change({ deactivated: !deactivated }));
    },
    remove: async () => {
      await del(path);
      onChange();
      onClose();
      toast(`${member.name} is removed from ${tenant.name}.`);
    },
  };
}
type Acts = ReturnType<typeof actsOn>;

function RoleForm(props: { member: Member; acts: Acts; onRemove: () => void }) {
  const { may } = useConsole();
  const [role, setRole] = createSignal<TenantRole>(props.member.role);
  const isActive = () => props.member.deactivated_at === null;
  const form = createSubmission({ fields: ['role'], act: () => props.acts.giveRole(role()) });
  const turn = createSubmission({ fields: [], act: () => props.acts.setDeactivated(isActive()) });
  return (
    <>
      <form id="member-role" class="side-body" onSubmit={form.submit}>
        <p class="quiet">{props.member.email}</p>
        <RadioCards
          legend="Role"
          cards={roleCards(may('owners.manage'))}
          value={role()}
          fault={form.at('role')}
          onChoose={setRole}
        />
        <FormFault text={form.fault() || turn.fault()} />
      </form>
      <footer class="side-foot">
        <form class="start member-acts" onSubmit={turn.submit}>
          <button type="submit" class="button" disabled={turn.busy()}>
            {isActive() ? 'Deactivate' : 'Activate again'}
          </button>
          <button type="button" class="button" onClick={props.onRemove}>
            Remove…
          </button>
        </form>
        <button
          type="submit"
          form="member-role"
          class="button primary"
          disabled={form.busy() || role() === props.member.role}
        >
          Save role
        </button>
      </footer>
    </>
  );
}

/** One member: their role, and the ways out. */
export function MemberSheet(props: MemberSheetProps) {
  const { may } = useConsole();
  const [removing, setRemoving] = createSignal(false);
  const acts = actsOn(props);
  const isBeyond = () => props.member.role === 'owner' && !may('owners.manage');
  return (
    <Sheet title={props.member.name} onClose={props.onClose}>
      <Show
        when={!isBeyond()}
        fallback={
          <div class="side-body">
            <p class="quiet">{props.member.email}</p>
            <p>{props.member.name} is an owner. Only another owner or an MSSP Admin can change that.</p>
          </div>
        }
      >
        <RoleForm member={props.member} acts={acts} onRemove={() => setRemoving(true)} />
      </Show>
      <Show when={removing()}>
        <Confirm
          title={`Remove ${props.member.name} from ${props.tenant.name}?`}
          effects={[
            'Every screen of theirs in this console closes at once.',
            'What they did stays in histories and in the audit log.',
            'To come back they have to be invited again.',
          ]}
          verb="Remove member"
          onConfirm={acts.remove}
          onClose={() => setRemoving(false)}
        />
      </Show>
    </Sheet>
  );
}
