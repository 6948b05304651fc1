import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { ProviderRole } from '../../../../shared/domain/access/role.ts';
import type { Invited } from '../../../../shared/wire/http/people.ts';
import { post } from '../../../api.ts';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { Sent } from '../../tenant-admin/members/invite-sheet.tsx';
import { AssignmentFields } from './assignment-fields.tsx';
import { NO_ASSIGNMENT, providerRoleCards } from './role-cards.ts';

interface Draft {
  email: string;
  role: ProviderRole;
  tenants: string[];
  groups: string[];
}

function Ask(props: { onDirty: (dirty: boolean) => void; onInvited: (invited: Invited) => void }) {
  const [draft, edit] = createStore<Draft>({ email: '', role: 'mssp_analyst', tenants: [], groups: [] });
  const isAnalyst = () => draft.role === 'mssp_analyst';
  const form = createSubmission({
    fields: ['email', 'role'],
    check: () => (/^\S+@\S+$/.test(draft.email.trim()) ? {} : { email: 'enter an e-mail address' }),
    act: async () => {
      const { tenants, groups } = draft;
      const body = { email: draft.email.trim(), role: draft.role, ...(isAnalyst() && { tenants, groups }) };
      props.onInvited(await post<Invited>('/api/v1/team/invitations', body));
    },
  });
  return (
    <form class="side-form" novalidate onSubmit={form.submit}>
      <div class="side-body">
        <TextField
          label="E-mail"
          type="email"
          name="invite-email"
          autocomplete="off"
          maxlength="254"
          value={draft.email}
          fault={form.at('email')}
          onText={(email) => {
            edit({ email });
            props.onDirty(email !== '');
          }}
        />
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
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" class="button primary" disabled={form.busy()}>
          Invite
        </button>
      </footer>
    </form>
  );
}

/** Asks someone into the team by e-mail, and shows the link once. */
export function InviteToTeam(props: { onChanged: () => void; onClose: () => void }) {
  const [invited, setInvited] = createSignal<Invited>();
  const [dirty, setDirty] = createSignal(false);
  const onInvited = (fresh: Invited) => {
    setDirty(false);
    setInvited(fresh);
    props.onChanged();
  };
  return (
    <Sheet title={invited() ? 'Invited' : 'Invite to the team'} dirty={dirty()} onClose={props.onClose}>
      <Show when={invited()} fallback={<Ask onDirty={setDirty} onInvited={onInvited} />}>
        {(fresh) => <Sent invited={fresh()} onDone={props.onClose} />}
      </Show>
    </Sheet>
  );
}
