import './account.css';
import { createResource, createSignal } from 'solid-js';
import { readProfile } from '../../identity.ts';
import { PasswordPanel } from './password.tsx';
import { ProfilePanel } from './profile.tsx';
import { SessionsPanel } from './sessions.tsx';
import { TokensPanel } from './tokens.tsx';
import { TwoFactorPanel } from './two-factor.tsx';

/** Who one is here: name, password, second step, sessions and tokens. */
export default function Account() {
  const [profile, { refetch }] = createResource(readProfile);
  // Changes of password and second step end sessions: the list is read again after each.
  const [changed, setChanged] = createSignal(0);
  const onChange = () => {
    void refetch();
    setChanged((n) => n + 1);
  };
  return (
    <div class="account">
      <div class="account-column">
        <ProfilePanel profile={profile.latest ?? undefined} failed={profile.error} onChange={onChange} />
        <PasswordPanel email={profile.latest?.email} onChange={onChange} />
        <TwoFactorPanel profile={profile.latest ?? undefined} onChange={onChange} />
      </div>
      <div class="account-column">
        <SessionsPanel changed={changed()} />
        <TokensPanel />
      </div>
    </div>
  );
}
