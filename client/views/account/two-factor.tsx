import ShieldCheck from 'lucide-solid/icons/shield-check';
import ShieldOff from 'lucide-solid/icons/shield-off';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Profile } from '../../identity.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Panel } from './panel.tsx';
import { RenewCodes } from './renew-codes.tsx';
import { TurnOff } from './turn-off.tsx';
import { TurnOn } from './turn-on.tsx';

type Doing = 'turn-on' | 'renew' | 'turn-off';

function State(props: { on: boolean; onDo: (what: Doing) => void }) {
  return (
    <Show
      when={props.on}
      fallback={
        <>
          <p class="account-state">
            <ShieldOff class="icon" aria-hidden="true" />
            Off: your password alone opens your account.
          </p>
          <button type="button" class="button primary" onClick={() => props.onDo('turn-on')}>
            Turn on
          </button>
        </>
      }
    >
      <p class="account-state">
        <ShieldCheck class="icon" aria-hidden="true" />
        On: signing in takes your password and a code.
      </p>
      <div class="account-acts">
        <button type="button" class="button" onClick={() => props.onDo('renew')}>
          New recovery codes
        </button>
        <button type="button" class="button" onClick={() => props.onDo('turn-off')}>
          Turn off
        </button>
      </div>
    </Show>
  );
}

export function TwoFactorPanel(props: { profile: Profile | undefined; onChange: () => void }) {
  const [doing, setDoing] = createSignal<Doing>();
  const close = () => setDoing(undefined);
  const email = () => props.profile?.email ?? '';
  return (
    <Panel
      title="Two-factor sign-in"
      about="A code from an app on your phone, besides the password: a stolen password is then not enough."
    >
      <Show when={props.profile} fallback={<SkeletonRows count={2} />}>
        {(profile) => (
          <div class="account-form">
            <State on={profile().twoFactor} onDo={setDoing} />
          </div>
        )}
      </Show>
      <Switch>
        <Match when={doing() === 'turn-on'}>
          <TurnOn email={email()} onChange={props.onChange} onClose={close} />
        </Match>
        <Match when={doing() === 'renew'}>
          <RenewCodes email={email()} onClose={close} />
        </Match>
        <Match when={doing() === 'turn-off'}>
          <TurnOff email={email()} onChange={props.onChange} onClose={close} />
        </Match>
      </Switch>
    </Panel>
  );
}
