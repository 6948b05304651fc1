import { Show } from 'solid-js';
import type { ApiError } from '../api.ts';
import { sentence } from './sentence.ts';

const FORBIDDEN = 403;
const NOT_FOUND = 404;

interface TroubleProps {
  fault: ApiError;
  /** What could not be shown: “the customers”. */
  what: string;
  /** Who can give the right. */
  granter?: string;
  onRetry: () => void;
}

/** Stands where something would be that could not be read: what happened, what to do, and a way to try again. */
export function Trouble(props: TroubleProps) {
  const forbidden = () => props.fault.status === FORBIDDEN;
  return (
    <div class="notice" role="alert">
      <h2>{forbidden() ? `You may not see ${props.what}` : `Could not load ${props.what}`}</h2>
      <p>
        {forbidden()
          ? `${props.granter ?? 'An MSSP Admin'} can give you the right.`
          : sentence(props.fault.message)}
      </p>
      <Show when={!forbidden() && props.fault.status !== NOT_FOUND}>
        <button type="button" class="button" onClick={props.onRetry}>
          Try again
        </button>
      </Show>
    </div>
  );
}
