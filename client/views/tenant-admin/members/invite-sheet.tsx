import { createSignal, onMount, Show } from 'solid-js';
import { roleWords, type TenantRole } from '../../../../shared/domain/access/role.ts';
import type { Invited } from '../../../../shared/wire/http/people.ts';
import { post } from '../../../api.ts';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Secret } from '../../../ui/secret.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { useConsole } from '../../frame/context.tsx';
import type { Customer } from '../../frame/rights.ts';
import { pathOf } from '../here.tsx';
import { roleCards } from './role-choice.ts';

interface AskProps {
  tenant: Customer;
  onDirty: (dirty: boolean) => void;
  onInvited: (invited: Invited) => void;
}

function Ask(props: AskProps) {
  const { may } = useConsole();
  const [email, setEmail] = createSignal('');
  const [role, setRole] = createSignal<TenantRole>('viewer');
  const form = createSubmission({
    fields: ['email', 'role'],
    check: () => (/^\S+@\S+$/.test(email().trim()) ? {} : { email: 'enter an e-mail address' }),
    act: async () => {
      const invitation = { email: email().trim(), role: role() };
      props.onInvited(await post<Invited>(`${pathOf(props.tenant)}/invitations`, invitation));
    },
  });
  const type = (text: string) => {
    setEmail(text);
    props.onDirty(text !== '');
  };
  return (
    <form class="side-form" novalidate onSubmit={form.submit}>
      <div class="side-body">
        <TextField
          label="E-mail"
          type="email"
          name="invite-email"
          autocomplete="off"
          maxlength="254"
          value={email()}
          fault={form.at('email')}
          onText={type}
        />
        <RadioCards
          legend="Role"
          cards={roleCards(may('owners.manage'))}
          value={role()}
          fault={form.at('role')}
          onChoose={setRole}
        />
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

/** What became of an invitation: its link, shown once, and whether mail carried it. */
export function Sent(props: { invited: Invited; onDone: () => void }) {
  let done!: HTMLButtonElement;
  onMount(() => done.focus());
  return (
    <>
      <div class="side-body">
        <p>
          <strong>{props.invited.email}</strong> may join as {roleWords[props.invited.role].name} until{' '}
          {exactTime(Date.parse(props.invited.expires_at))}.
        </p>
        <p>
          {props.invited.mailed
            ? 'The link has gone out by e-mail. You can also hand it over yourself.'
            : 'No mail goes out here: hand the link over yourself, by a way that only they can read.'}
        </p>
        <Secret
          label="Invitation link"
          rows={3}
          value={props.invited.link}
          note="Works once, for that address only. It is not shown again."
        />
      </div>
      <footer class="side-foot">
        <button ref={done} type="button" class="button primary" onClick={props.onDone}>
          Done
        </button>
      </footer>
    </>
  );
}

/** Asks someone in by e-mail, and shows the link once. */
export function InviteSheet(props: { tenant: Customer; onChange: () => void; onClose: () => void }) {
  const [invited, setInvited] = createSignal<Invited>();
  const [dirty, setDirty] = createSignal(false);
  const onInvited = (fresh: Invited) => {
    setDirty(false);
    setInvited(fresh);
    props.onChange();
  };
  return (
    <Sheet
      title={invited() ? 'Invited' : `Invite to ${props.tenant.name}`}
      dirty={dirty()}
      onClose={props.onClose}
    >
      <Show
        when={invited()}
        fallback={<Ask tenant={props.tenant} onDirty={setDirty} onInvited={onInvited} />}
      >
        {(fresh) => <Sent invited={fresh()} onDone={props.onClose} />}
      </Show>
    </Sheet>
  );
}
