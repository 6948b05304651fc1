import { Match, Show, Switch } from 'solid-js';
import { roleWords } from '../../../../shared/domain/access/role.ts';
import type { Team, TeamMember } from '../../../../shared/wire/http/people.ts';
import type { Answer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useActor } from '../../frame/actor.tsx';
import { TwoFactor } from '../../tenant-admin/members/member-table.tsx';

function Assigned(props: { member: TeamMember }) {
  const names = () => [...props.member.groups, ...props.member.tenants].map(({ name }) => name).join(', ');
  return (
    <Show when={props.member.role === 'mssp_analyst'} fallback={<span class="quiet">Every customer</span>}>
      <Show when={names()} fallback={<span class="quiet">Nothing yet</span>}>
        {(known) => <span title={known()}>{known()}</span>}
      </Show>
    </Show>
  );
}

const columns = (now: () => number, me: () => string): Column<TeamMember>[] => [
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
  { head: 'Assigned', width: '18rem', cell: (member) => <Assigned member={member} /> },
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

export function TeamTable(props: { answer: Answer<Team>; onOpen: (member: TeamMember) => void }) {
  const { second } = useFeed();
  const me = useActor();
  const instead = () => (
    <Switch>
      <Match when={!props.answer.known() && props.answer.fault()}>
        {(fault) => <Trouble fault={fault()} what="the team" onRetry={props.answer.reload} />}
      </Match>
      <Match when={!props.answer.known()}>
        <SkeletonRows count={5} />
      </Match>
    </Switch>
  );
  return (
    <DataTable
      label="Team"
      columns={columns(second, () => me().actor.id)}
      rows={props.answer.known()?.items ?? []}
      by={(member) => member.user_id}
      ended={(member) => member.deactivated_at !== null}
      onOpen={props.onOpen}
      instead={instead()}
    />
  );
}
