import '../../ui/data-table.css';
import './members/members.css';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Show } from 'solid-js';
import type { Member, Members as MembersAnswer } from '../../../shared/wire/http/people.ts';
import { type Answer, createAnswer } from '../../answer.ts';
import { createRefresh } from '../../refresh.ts';
import { useConsole } from '../frame/context.tsx';
import type { Customer } from '../frame/rights.ts';
import { Here, pathOf } from './here.tsx';
import { InviteSheet } from './members/invite-sheet.tsx';
import { MemberSheet } from './members/member-sheet.tsx';
import { MemberTable } from './members/member-table.tsx';
import { Pending } from './members/pending.tsx';
import { PeopleFoot } from './members/people-foot.tsx';

interface OfTenantProps {
  tenant: Customer;
}

function Head(props: { tenant: Customer; manage: boolean; onInvite: () => void }) {
  return (
    <div class="data-tools">
      <p class="quiet members-intro">
        {props.manage
          ? `Who may work in the console of ${props.tenant.name}, and as what.`
          : `Who may work in the console of ${props.tenant.name}. An owner or admin can change this list.`}
      </p>
      <Show when={props.manage}>
        <button type="button" class="button primary end" onClick={props.onInvite}>
          <Plus class="icon" aria-hidden="true" />
          Invite
        </button>
      </Show>
    </div>
  );
}

function OfTenant(props: OfTenantProps) {
  const { may } = useConsole();
  const answer: Answer<MembersAnswer> = createAnswer(() => `${pathOf(props.tenant)}/members`);
  const [opened, setOpened] = createSignal<Member>();
  const [inviting, setInviting] = createSignal(false);
  const manage = () => may('members.manage');
  const onChange = () => void answer.reload();
  createRefresh(onChange);
  return (
    <div class="data-page members">
      <Head tenant={props.tenant} manage={manage()} onInvite={() => setInviting(true)} />
      <MemberTable answer={answer} tenant={props.tenant} onOpen={manage() ? setOpened : undefined} />
      <Pending
        invitations={answer.known()?.invitations ?? []}
        base={pathOf(props.tenant)}
        manage={manage()}
        onChange={onChange}
      />
      <Show when={answer.known()}>
        {(known) => (
          <PeopleFoot
            people={known().items.length}
            invited={known().invitations.length}
            lateSince={answer.lateSince()}
          />
        )}
      </Show>
      <Show when={inviting()}>
        <InviteSheet tenant={props.tenant} onChange={onChange} onClose={() => setInviting(false)} />
      </Show>
      <Show when={opened()} keyed>
        {(member) => (
          <MemberSheet
            member={member}
            tenant={props.tenant}
            onChange={onChange}
            onClose={() => setOpened(undefined)}
          />
        )}
      </Show>
    </div>
  );
}

/** The people of this tenant. */
export default function Members() {
  return <Here>{(tenant) => <OfTenant tenant={tenant} />}</Here>;
}
