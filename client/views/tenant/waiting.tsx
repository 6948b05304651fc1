import '../mssp/first-incident.css';
import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useConsole, useContextTenant } from '../frame/context.tsx';
import { ingestCommand } from '../mssp/first-customer.ts';

/** Stands where the charts will, until there is something to draw. */
export function Waiting() {
  const { root, may } = useConsole();
  const tenant = useContextTenant();
  return (
    <section class="panel waiting first-incident" aria-labelledby="waiting-title">
      <h2 id="waiting-title">No incident has arrived yet</h2>
      <p>Here the incidents of {tenant()?.name} show as they arrive, from any product that can send HTTP.</p>
      <Show
        when={may('ingest_keys.manage')}
        fallback={<p>An owner or admin of {tenant()?.name} can connect the first product.</p>}
      >
        <pre>{ingestCommand(location.origin, '')}</pre>
        <A class="button primary" href={`${root()}/integrations`}>
          Create an ingest key
        </A>
      </Show>
    </section>
  );
}
