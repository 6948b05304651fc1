import { createSignal, Show } from 'solid-js';
import { roleWords } from '../../../../shared/domain/access/role.ts';
import type { Invitation } from '../../../../shared/wire/http/people.ts';
import { del } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { dayTime, exactTime } from '../../../ui/instant.ts';
import { toast } from '../../../ui/toast.tsx';

const columns = (manage: boolean, onWithdraw: (invitation: Invitation) => void): Column<Invitation>[] => [
  { head: 'E-mail', cell: (invitation) => invitation.email },
  { head: 'Role', width: '9rem', cell: (invitation) => roleWords[invitation.role].name },
  { head: 'Invited by', cell: (invitation) => invitation.invited_by, class: 'middling', width: '14rem' },
  {
    head: 'Open until',
    width: '14rem',
    cell: (invitation) => (
      <time datetime={invitation.expires_at} title={exactTime(Date.parse(invitation.expires_at))}>
        {dayTime(Date.parse(invitation.expires_at))}
      </time>
    ),
  },
  {
    head: '',
    class: 'end',
    width: '9rem',
    cell: (invitation) => (
      <Show when={manage}>
        <button type="button" class="button bare" onClick={() => onWithdraw(invitation)}>
          Withdraw<span class="unseen"> the invitation of {invitation.email}</span>
        </button>
      </Show>
    ),
  },
];

interface PendingProps {
  invitations: readonly Invitation[];
  /** The address that its invitations lie under: `/api/v1/team`, or a tenant's. */
  base: string;
  manage: boolean;
  onChange: () => void;
}

/** Who was asked in and has not come yet. */
export function Pending(props: PendingProps) {
  const [withdrawing, setWithdrawing] = createSignal<Invitation>();
  const withdraw = async (invitation: Invitation) => {
    await del(`${props.base}/invitations/${encodeURIComponent(invitation.id)}`);
    props.onChange();
    toast(`The invitation of ${invitation.email} is withdrawn.`);
  };
  return (
    <Show when={props.invitations.length > 0}>
      <h2 class="members-pending">Invited, not here yet</h2>
      <DataTable
        label="Pending invitations"
        columns={columns(props.manage, setWithdrawing)}
        rows={props.invitations}
        by={(invitation) => invitation.id}
      />
      <Show when={withdrawing()}>
        {(invitation) => (
          <Confirm
            title={`Withdraw the invitation of ${invitation().email}?`}
            effects={['The link they have stops working.', 'You can invite them again with a new one.']}
            verb="Withdraw invitation"
            onConfirm={() => withdraw(invitation())}
            onClose={() => setWithdrawing(undefined)}
          />
        )}
      </Show>
    </Show>
  );
}
