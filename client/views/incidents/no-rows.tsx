import { A, useLocation } from '@solidjs/router';
import { Show } from 'solid-js';
import type { ApiError } from '../../api.ts';
import { exact } from '../../ui/number.ts';
import { useConsole } from '../frame/context.tsx';

const FORBIDDEN = 403;

export function Trouble(props: { fault: ApiError; onRetry: () => void }) {
  const forbidden = () => props.fault.status === FORBIDDEN;
  return (
    <div class="notice" role="alert">
      <h2>{forbidden() ? 'You may not read incidents' : 'The incidents could not be loaded'}</h2>
      <p>{forbidden() ? 'An admin of your organisation can give you the right.' : props.fault.message}</p>
      <button type="button" class="button" onClick={props.onRetry}>
        Try again
      </button>
    </div>
  );
}

export function Nothing(props: { hidden: number }) {
  const { root } = useConsole();
  const location = useLocation();
  return (
    <div class="notice">
      <Show
        when={props.hidden > 0}
        fallback={
          <>
            <h2>No incidents yet</h2>
            <p>Incidents appear here as they arrive, newest first. The dashboard shows how to send one.</p>
            <A class="button" href={root()}>
              Go to the dashboard
            </A>
          </>
        }
      >
        <h2>No incident matches this filter</h2>
        <p>{exact(props.hidden)} more hidden by your filter.</p>
        <A class="button" href={location.pathname} replace={true}>
          Clear the filter
        </A>
      </Show>
    </div>
  );
}
