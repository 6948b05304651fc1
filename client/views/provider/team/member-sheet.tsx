import { Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type ProviderRole, roleWords } from '../../../../shared/domain/access/role.ts';
import type { TeamMember } from '../../../../shared/wire/http/people.ts';
import { del, patch } from '../../../api.ts';
import { FormFault } from '../../../ui/field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { AssignmentFields } from './assignment-fields.tsx';
import { NO_ASSIGNMENT, providerRoleCards } from './role-cards.ts';

interface Standing {
  role: ProviderRole;
  tenants: string[];
  groups: string[];
}

const standingOf = (member: TeamMember): Standing => ({
  role: member.role,
  tenants: member.tenants.map(({ id }) => id),
  groups: member.groups.map(({ id }) => id),
});

const same = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

interface MemberSheetProps {
  member: TeamMember;
  isMe: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** Takes the member out or lets them in again, and says what that means. */
function Activity(props: MemberSheetProps & { change: (to: object) => Promise<void> }) {
  const isActive = () => props.member.deactivated_at === null;
  const form = createSubmission({
    fields: [],
    act: async () => {
      const deactivated = isActive();
      await props.change({ deactivated });
      const said = deactivated ? 'is deactivated.' : 'is active again.';
      toast(`${props.member.name} ${said}`, () => props.change({ deactivated: !deactivated }));
      props.onClose();
    },
  });
  return (
    <form class="field-set" onSubmit={form.submit}>
      <h3>{isActive() ? 'Deactivate' : 'Activate again'}</h3>
      <p class="field-hint">
        {isActive()
          ? 'Every session of theirs ends at once, open screens close, and their API tokens are revoked for good. Their name stays on what they did, and they can be activated again.'
          : 'They can sign in again, with the role and the assignments above. API tokens stay revoked.'}
      </p>
      <FormFault text={form.fault()} />
      <div class="side-act">
        <button type="submit" class="button" disabled={form.busy() || (props.isMe && isActive())}>
          {isActive() ? 'Deactivate' : 'Activate again'}
        </button>
        <Show when={props.isMe && isActive()}>
          <span class="field-hint">Nobody deactivates themselves: ask another MSSP Admin.</span>
        </Show>
      </div>
    </form>
  );
}

/** An end to wherever they are signed in, as when a laptop is lost; they stay what they are. */
function Sessions(props: MemberSheetProps) {
  const form = createSubmission({
    fields: [],
    act: async () => {
      await del(`/api/v1/team/${encodeURIComponent(props.member.user_id)}/sessions`);
      toast(`${props.member.name} is signed out everywhere${props.isMe ? ' but here' : ''}.`);
      props.onChanged();
    },
  });
  return (
    <form class="field-set" onSubmit={form.submit}>
      <h3>Sessions</h3>
      <p class="field-hint">
        For a lost device: every session of theirs ends and open screens close, at once. Their role and their
        API tokens stay, and they can sign in again.
      </p>
      <FormFault text={form.fault()} />
      <div class="side-act">
        <button type="submit" class="button" disabled={form.busy()}>
          Sign out everywhere
        </button>
      </div>
    </form>
  );
}

/** One member of the team: role, assignments, and whether they may come in at all. */
export function TeamMemberSheet(props: MemberSheetProps) {
  const { member } = props;
  const before = standingOf(member);
  const [draft, edit] = createStore<Standing>(standingOf(member));
  const isAnalyst = () => draft.role === 'mssp_analyst';
  const dirty = () =>
    draft.role !== before.role || !same(draft.tenants, before.tenants) || !same(draft.groups, before.groups);
  const change = async (to: object) => {
    await patch(`/api/v1/team/${encodeURIComponent(member.user_id)}`, to);
    props.onChanged();
  };
  const form = createSubmission({
    fields: ['role'],
    act: async () => {
      await change({ role: draft.role, tenants: [...draft.tenants], groups: [...draft.groups] });
      toast(`${member.name} is saved as ${roleWords[draft.role].name}.`, () => change(before));
      props.onClose();
    },
  });
  return (
    <Sheet title={member.name} dirty={dirty()} onClose={props.onClose}>
      <div class="side-body">
        <form id="team-member" class="side-fields" onSubmit={form.submit}>
          <p class="quiet">{member.email}</p>
          <RadioCards
            legend="Role"
            cards={providerRoleCards}
            value={draft.role}
            fault={form.at('role')}
            onChoose={(role) => edit({ role })}
          />
          <Show when={isAnalyst()} fallback={<p class="field-hint">{NO_ASSIGNMENT}</p>}>
            <AssignmentFields
              tenants={draft.tenants}
              groups={draft.groups}
              onTenants={(tenants) => edit({ tenants })}
              onGroups={(groups) => edit({ groups })}
            />
          </Show>
        </form>
        <hr />
        <Show when={member.deactivated_at === null}>
          <Sessions {...props} />
          <hr />
        </Show>
        <Activity {...props} change={change} />
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" form="team-member" class="button primary" disabled={form.busy() || !dirty()}>
          Save
        </button>
      </footer>
    </Sheet>
  );
}
