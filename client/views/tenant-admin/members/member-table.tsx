import { Match, Switch } from 'solid-js';
import type { Member, Members } from '../../../../shared/wire/http/people.ts';
import type { Answer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useActor } from '../../frame/actor.tsx';
import type { Customer } from '../../frame/rights.ts';
import { identityColumns, standingColumns } from '../../people/person-columns.tsx';
import { granterIn } from '../here.tsx';

const columns = (now: () => number, me: () => string): Column<Member>[] => [
  ...identityColumns<Member>(me),
  ...standingColumns<Member>(now),
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
