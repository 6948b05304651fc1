import { A } from '@solidjs/router';
import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { type Role, roleWords, type TenantRole, tenantRoles } from '../../../shared/domain/access/role.ts';
import type { InvitationView } from '../../../shared/wire/http/people.ts';
import { ApiError, request } from '../../api.ts';
import { type Profile, readProfile } from '../../identity.ts';
import { GateCard } from './gate.tsx';
import { AcceptInvitation, LeaveFirst } from './invite-accept.tsx';
import { JoinInvitation } from './invite-join.tsx';
import { takeToken } from './link-token.ts';
import { SignInFlow } from './sign-in-flow.tsx';

interface Found {
  readonly view: InvitationView;
  readonly profile: Profile | null;
}

const read = async (token: string): Promise<Found> => {
  const [view, profile] = await Promise.all([
    request<InvitationView>(`/api/v1/invitations/${encodeURIComponent(token)}`),
    readProfile(),
  ]);
  return { view, profile };
};

const isTenantRole = (role: Role): role is TenantRole => (tenantRoles as readonly Role[]).includes(role);

/** What is offered, in one sentence. */
const offer = ({ inviter, role }: InvitationView): string =>
  isTenantRole(role)
    ? `${inviter} invites you into its console, as ${roleWords[role].name}.`
    : `${inviter} invites you into its team, as ${roleWords[role].name}.`;

/** Who is signed in, where that is somebody else than the one who is meant. */
function strangerOf({ view, profile }: Found): string | undefined {
  const isMeant = profile === null || profile.email.toLowerCase() === view.email.toLowerCase();
  return isMeant ? undefined : profile.email;
}

const NO_SUCH = 404;

function NotOpen(props: { error: unknown; onRetry: () => void }) {
  const spent = () => props.error instanceof ApiError && props.error.status === NO_SUCH;
  return (
    <Show
      when={spent()}
      fallback={
        <GateCard title="The invitation could not be read" intro={String((props.error as Error).message)}>
          <button type="button" class="button primary" onClick={props.onRetry}>
            Try again
          </button>
        </GateCard>
      }
    >
      <GateCard
        title="This invitation no longer works"
        intro="It was accepted already, was withdrawn, or is too old. Whoever invited you can send a new one."
      >
        <A class="button" href="/sign-in">
          Sign in
        </A>
      </GateCard>
    </Show>
  );
}

/** By someone who is not signed in, or as the address invited. */
function Opened(props: { found: Found; token: string; onSignedIn: () => void }) {
  const { view } = props.found;
  // A link handed over by hand does not say whether there is an account: whoever opens it does.
  const [known, setKnown] = createSignal(view.has_account);
  return (
    <Switch>
      <Match when={props.found.profile}>
        {(profile) => <AcceptInvitation offer={offer(view)} profile={profile()} token={props.token} />}
      </Match>
      <Match when={known()}>
        <SignInFlow
          title="You are invited"
          intro={`${offer(view)} Sign in as ${view.email} to accept.`}
          email={view.email}
          back={`/invite?token=${encodeURIComponent(props.token)}`}
          onIn={props.onSignedIn}
        />
      </Match>
      <Match when={!known()}>
        <JoinInvitation view={view} offer={offer(view)} token={props.token} onKnown={() => setKnown(true)} />
      </Match>
    </Switch>
  );
}

export default function Invite() {
  const token = takeToken();
  const [found, { refetch }] = createResource(() => read(token));
  return (
    <Switch fallback={<GateCard title="Reading the invitation…" />}>
      <Match when={found.error}>
        <NotOpen error={found.error} onRetry={refetch} />
      </Match>
      <Match when={found()} keyed>
        {(known) => (
          <Show
            when={strangerOf(known)}
            fallback={<Opened found={known} token={token} onSignedIn={refetch} />}
          >
            {(present) => <LeaveFirst invited={known.view.email} present={present()} onLeft={refetch} />}
          </Show>
        )}
      </Match>
    </Switch>
  );
}
