import { Match, Show, Switch } from 'solid-js';
import type { Team, TeamMember } from '../../../../shared/wire/http/people.ts';
import type { Answer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useActor } from '../../frame/actor.tsx';
import { identityColumns, standingColumns } from '../../people/person-columns.tsx';

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
  ...identityColumns<TeamMember>(me),
  { head: 'Assigned', class: 'desk', width: '18rem', cell: (member) => <Assigned member={member} /> },
  ...standingColumns<TeamMember>(now),
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
