import { createEffect, createSignal, Show } from 'solid-js';
import { type Profile, rename } from '../../identity.ts';
import { FormFault, TextField } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { toast } from '../../ui/toast.tsx';
import { useStanding } from '../frame/actor.tsx';
import { Panel } from './panel.tsx';

interface ProfileFormProps {
  profile: Profile;
  onChange: () => void;
}

function ProfileForm(props: ProfileFormProps) {
  const { reload } = useStanding();
  const [name, setName] = createSignal('');
  createEffect(() => setName(props.profile.name));
  const form = createSubmission({
    fields: ['name'],
    check: () => (name().trim() === '' ? { name: 'Say what others shall call you.' } : {}),
    act: async () => {
      await rename(name().trim());
      props.onChange();
      void reload();
      toast('Your name is changed.');
    },
  });
  return (
    <form class="account-form" onSubmit={form.submit} novalidate>
      <TextField
        label="Name"
        name="name"
        autocomplete="name"
        maxlength="120"
        value={name()}
        fault={form.at('name')}
        onText={setName}
      />
      <TextField
        label="E-mail"
        hint="You sign in with it. It stays as it is for as long as the account does."
        type="email"
        autocomplete="email"
        readonly
        value={props.profile.email}
        onText={() => {}}
      />
      <FormFault text={form.fault()} />
      <div>
        <button type="submit" class="button" disabled={form.busy() || name().trim() === props.profile.name}>
          Save name
        </button>
      </div>
    </form>
  );
}

interface ProfilePanelProps {
  profile: Profile | undefined;
  failed: Error | undefined;
  onChange: () => void;
}

export function ProfilePanel(props: ProfilePanelProps) {
  return (
    <Panel title="Profile" about="How you are named in lists, histories and the audit log.">
      <Show
        when={props.profile}
        fallback={
          <Show when={props.failed} fallback={<SkeletonRows count={4} />}>
            {(error) => (
              <div class="account-form" role="alert">
                <p>{error().message}</p>
                <button type="button" class="button" onClick={props.onChange}>
                  Try again
                </button>
              </div>
            )}
          </Show>
        }
      >
        {(profile) => <ProfileForm profile={profile()} onChange={props.onChange} />}
      </Show>
    </Panel>
  );
}
