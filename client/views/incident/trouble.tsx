import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { ApiError } from '../../api.ts';
import { sentence } from '../../ui/sentence.ts';
import { useConsole } from '../frame/context.tsx';
import { NOT_FOUND } from './known.ts';

const FORBIDDEN = 403;

/** The same for what never was, for what is another customer's, and for what is not the reader's any more. */
export function IncidentTrouble(props: { fault: ApiError; onRetry: () => void }) {
  const { root } = useConsole();
  const heading = () => {
    if (props.fault.status === FORBIDDEN) return 'You may not read incidents';
    return props.fault.status === NOT_FOUND
      ? 'There is no such incident for you here'
      : 'The incident could not be loaded';
  };
  const words = () => {
    if (props.fault.status === FORBIDDEN) return 'An admin of your organisation can give you the right.';
    return props.fault.status === NOT_FOUND
      ? 'The link may be mistyped, or it belongs to a customer you have no access to. Whoever sent it can tell you the number; an MSSP Admin, or an owner of the customer, can give you access.'
      : sentence(props.fault.message);
  };
  return (
    <div class="notice" role="alert" data-testid="incident-trouble">
      <h2>{heading()}</h2>
      <p>{words()}</p>
      <Show
        when={props.fault.status !== NOT_FOUND && props.fault.status !== FORBIDDEN}
        fallback={
          <A class="button" href={`${root()}/incidents`}>
            Go to the incidents
          </A>
        }
      >
        <button type="button" class="button" onClick={props.onRetry}>
          Try again
        </button>
      </Show>
    </div>
  );
}
