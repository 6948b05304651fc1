import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { exact } from '../../../ui/number.ts';

interface NoCustomersProps {
  hidden: number;
  /** The address without filters. */
  unfiltered: string;
  /** Absent for those who may not. */
  onCreate: (() => void) | undefined;
}

/** Why the list is empty, and the one thing to do about it. */
export function NoCustomers(props: NoCustomersProps) {
  return (
    <div class="notice">
      <Show
        when={props.hidden > 0}
        fallback={
          <Show
            when={props.onCreate}
            fallback={
              <>
                <h2>No customer is assigned to you</h2>
                <p>An MSSP Admin can assign customers or groups to you under Team.</p>
              </>
            }
          >
            {(onCreate) => (
              <>
                <h2>No customers yet</h2>
                <p>
                  A customer is one organisation you protect, with its own console, members and sensors.
                  Create the first one here, or paste a whole list with “Onboard many”.
                </p>
                <button type="button" class="button primary" onClick={() => onCreate()()}>
                  New customer
                </button>
              </>
            )}
          </Show>
        }
      >
        <h2>No customer matches these filters</h2>
        <p>
          {exact(props.hidden)} {props.hidden === 1 ? 'is' : 'are'} hidden by them.
        </p>
        <A class="button" href={props.unfiltered} replace={true}>
          Clear the filters
        </A>
      </Show>
    </div>
  );
}
