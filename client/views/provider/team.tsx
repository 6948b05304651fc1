import '../../ui/data-table.css';
import '../tenant-admin/members/members.css';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Show } from 'solid-js';
import type { Team as TeamAnswer, TeamMember } from '../../../shared/wire/http/people.ts';
import { createAnswer } from '../../answer.ts';
import { createRefresh } from '../../refresh.ts';
import { useActor } from '../frame/actor.tsx';
import { Pending } from '../tenant-admin/members/pending.tsx';
import { PeopleFoot } from '../tenant-admin/members/people-foot.tsx';
import { InviteToTeam } from './team/invite.tsx';
import { TeamMemberSheet } from './team/member-sheet.tsx';
import { TeamTable } from './team/team-table.tsx';

const BASE = '/api/v1/team';

/** Who works for the provider, as what, and at which customers. */
export default function Team() {
  const me = useActor();
  const team = createAnswer<TeamAnswer>(() => BASE);
  const [opened, setOpened] = createSignal<TeamMember>();
  const [inviting, setInviting] = createSignal(false);
  const onChanged = () => void team.reload();
  createRefresh(onChanged);
  return (
    <div class="data-page members">
      <div class="data-tools">
        <p class="quiet members-intro">Who works for the provider, as what, and at which customers.</p>
        <button type="button" class="button primary end" onClick={() => setInviting(true)}>
          <Plus class="icon" aria-hidden="true" />
          Invite
        </button>
      </div>
      <TeamTable answer={team} onOpen={setOpened} />
      <Pending invitations={team.known()?.invitations ?? []} base={BASE} manage={true} onChange={onChanged} />
      <Show when={team.known()}>
        {(known) => (
          <PeopleFoot
            people={known().items.length}
            invited={known().invitations.length}
            lateSince={team.lateSince()}
          />
        )}
      </Show>
      <Show when={inviting()}>
        <InviteToTeam onChanged={onChanged} onClose={() => setInviting(false)} />
      </Show>
      <Show when={opened()} keyed>
        {(member) => (
          <TeamMemberSheet
            member={member}
            isMe={member.user_id === me().actor.id}
            onChanged={onChanged}
            onClose={() => setOpened(undefined)}
          />
        )}
      </Show>
    </div>
  );
}
