import { post } from '../../api.ts';
import type { Profile } from '../../identity.ts';
import { createSubmission } from '../../ui/submission.ts';
import { GateCard, GateForm } from './gate.tsx';

/** One click of the person who is meant. */
export function AcceptInvitation(props: { offer: string; profile: Profile; token: string }) {
  const form = createSubmission({
    fields: [],
    act: async () => {
      await post('/api/v1/invitations/accept', { token: props.token });
      location.assign('/');
    },
  });
  return (
    <GateCard title="You are invited" intro={props.offer}>
      <p>
        Signed in as <strong>{props.profile.email}</strong>.
      </p>
      <GateForm action="Accept the invitation" form={form} />
    </GateCard>
  );
}

/** Somebody else is signed in here than the one who is meant. */
export function LeaveFirst(props: { invited: string; present: string; onLeft: () => void }) {
  const form = createSubmission({
    fields: [],
    act: async () => {
      await post('/api/auth/sign-out', {});
      props.onLeft();
    },
  });
  return (
    <GateCard title="You are invited" intro={`This invitation is for ${props.invited}.`}>
      <p>
        You are signed in as <strong>{props.present}</strong>. Sign out to go on as {props.invited}.
      </p>
      <GateForm action="Sign out and go on" form={form} />
    </GateCard>
  );
}
