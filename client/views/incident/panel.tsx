import { A } from '@solidjs/router';
import Maximize from 'lucide-solid/icons/maximize-2';
import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import { useIncidentAddress } from './address.ts';
import { Content } from './content.tsx';
import { listenToIncidentKeys } from './incident-keys.ts';
import { Walk, walkKeys } from './walk.tsx';

/** An incident beside the list it was opened from. */
export function IncidentPanel(props: { id: string; onClose: () => void }) {
  const { page, beside, go } = useIncidentAddress();
  const walk = (id: string) => go(beside(id), true);
  listenToIncidentKeys({
    ...walkKeys(() => props.id, walk),
    f: () => go(page(props.id)),
  });
  return (
    <aside class="incident-view incident-panel" aria-label="Incident">
      <div class="incident-bar">
        <Walk id={props.id} onGo={walk} />
        <span class="incident-bar-end">
          <A class="button bare square" href={page(props.id)} aria-label="Full page" title="Full page (f)">
            <Maximize class="icon" aria-hidden="true" />
          </A>
          <button
            type="button"
            class="button bare square"
            aria-label="Close"
            title="Close (Esc)"
            onClick={props.onClose}
          >
            <X class="icon" aria-hidden="true" />
          </button>
        </span>
      </div>
      <Show when={props.id} keyed>
        {(id) => <Content id={id} />}
      </Show>
    </aside>
  );
}
