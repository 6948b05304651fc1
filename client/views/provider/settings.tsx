import './settings/settings.css';
import { Match, Switch } from 'solid-js';
import type { Provider } from '../../../shared/wire/http/provider.ts';
import { createAnswer } from '../../answer.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useStanding } from '../frame/actor.tsx';
import { ProviderForm } from './settings/provider-form.tsx';

/** Who runs this installation, and by which subscription. */
export default function Settings() {
  const standing = useStanding();
  const provider = createAnswer<Provider>(() => '/api/v1/provider');
  const onSaved = () => {
    void provider.reload();
    void standing.reload();
  };
  return (
    <Switch fallback={<SkeletonRows count={6} />}>
      <Match when={provider.fault()}>
        {(fault) => <Trouble fault={fault()} what="the provider’s settings" onRetry={provider.reload} />}
      </Match>
      <Match when={provider.known()} keyed>
        {(known) => (
          <section class="settings" aria-label="Settings of the provider">
            <ProviderForm known={known} onSaved={onSaved} />
          </section>
        )}
      </Match>
    </Switch>
  );
}
