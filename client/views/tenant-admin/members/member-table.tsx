import ShieldCheck from 'lucide-solid/icons/shield-check';
import ShieldOff from 'lucide-solid/icons/shield-off';
import { Match, Show, Switch } from 'solid-js';
import { roleWords } from '../../../../shared/domain/access/role.ts';
import type { Member, Members } from '../../../../shared/wire/http/people.ts';
import type { Answer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useActor } from '../../frame/actor.tsx';
import type { Customer } from '../../frame/rights.ts';
import { granterIn } from '../here.tsx';

export function TwoFactor(props: { on: boolean }) {
  return (
    <span class="member-state">
      <Show when={props.on} fallback={<ShieldOff class="icon" aria-hidden="true" />}>
        <ShieldCheck class="icon" aria-hidden="true" />
      </Show>
      {props.on ? 'On' : 'Off'}
    </span>
  );
}

const columns = (now: () => number, me: () => string): Column<Member>[] => [
  {
    head: 'Name',
    cell: (member) => (
      <>
        {member.name}
        <Show when={member.user_id === me()}>
          <span class="quiet"> (you)</span>
        </Show>
      </>
    ),
  },
  { head: 'E-mail', cell: (member) => member.email, class: 'middling', width: '18rem' },
  { head: 'Role', width: '9rem', cell: (member) => roleWords[member.role].name },
  { head: 'Two-factor', width: '8rem', cell: (member) => <TwoFactor on={member.two_factor} /> },
  {
    head: 'Last seen',
    width: '7rem',
    cell: (member) => (
      <Show when={member.last_seen_at} fallback={<span class="quiet">never</span>}>
        {(at) => <Moment at={at()} now={now()} />}
      </Show>
    ),
  },
  { head: 'State', width: '8rem', cell: (member) => (member.deactivated_at ? 'Deactivated' : 'Active') },
];

interface MemberTableProps {
  answer: Answer<Members>;
  tenant: Customer;
  /** Absent for those who may only look. */
  onOpen: ((member: Member) => void) | undefined;
}

function Instead(props: { answer: Answer<Members>; tenant: Customer }) {
  return (
    <Switch>
      <Match when={!props.answer.known() && props.answer.fault()}>
        {(fault) => (
          <Trouble
            fault={fault()}
            what="the members"
            granter={granterIn(props.tenant)}
            onRetry={props.answer.reload}
          />
        )}
      </Match>
      <Match when={!props.answer.known()}>
        <SkeletonRows count={5} />
      </Match>
      <Match when={props.answer.known()?.items.length === 0}>
        <div class="notice">
          <h2>{props.tenant.name} has no members yet</h2>
          <p>Until somebody is invited, only the provider’s team sees this console.</p>
        </div>
      </Match>
    </Switch>
  );
}

export function MemberTable(props: MemberTableProps) {
  const { second } = useFeed();
  const me = useActor();
  const table = columns(second, () => me().actor.id);
  return (
    <DataTable
      label="Members"
      columns={table}
      rows={props.answer.known()?.items ?? []}
      by={(member) => member.user_id}
      ended={(member) => member.deactivated_at !== null}
      {...(props.onOpen && { onOpen: props.onOpen })}
      instead={<Instead answer={props.answer} tenant={props.tenant} />}
    />
  );
}
