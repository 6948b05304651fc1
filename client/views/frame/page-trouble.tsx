import { useLocation } from '@solidjs/router';
import { createEffect, on, onMount } from 'solid-js';

/**
 * Stands where a page could not be shown: its part of the program did not come, because the server is away or has been
 * renewed meanwhile, or the page itself failed. Another page gets its own chance.
 */
export function PageTrouble(props: { fault: unknown; onLeave: () => void }) {
  const location = useLocation();
  onMount(() => reportError(props.fault));
  createEffect(on(() => location.pathname, props.onLeave, { defer: true }));
  return (
    <div class="notice" role="alert">
      <h2>Could not show this page</h2>
      <p>The server cannot be reached, or Watchfloor was updated while this page was open. Load it again.</p>
      <button type="button" class="button" onClick={() => window.location.reload()}>
        Load again
      </button>
    </div>
  );
}
