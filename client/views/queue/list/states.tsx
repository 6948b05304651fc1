import { A, useLocation } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import { exact } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useConsole } from '../../frame/context.tsx';
import { filterPart, withoutFilters } from '../filter/filter.ts';
import { useQueue } from '../queue.ts';
import { BY_FILTER, useHidden } from './foot.tsx';

function NoneYet() {
  const { root } = useConsole();
  return (
    <div class="notice">
      <h2>No incidents yet</h2>
      <p>Incidents appear here as they arrive, newest first. The dashboard shows how to send one.</p>
      <A class="button" href={root()}>
        Go to the dashboard
      </A>
    </div>
  );
}

function NoneHere() {
  const location = useLocation();
  const hidden = useHidden();
  const isFiltered = () => filterPart(location.search) !== '';
  return (
    <div class="notice">
      <h2>{isFiltered() ? 'No incident matches this filter' : 'Nothing to do here'}</h2>
      <ul>
        <For each={hidden().filter(({ word }) => word !== BY_FILTER)}>
          {({ n, word, href }) => (
            <li>
              <A class="more" href={href} replace={true}>
                Show {exact(n)} {word}
              </A>
            </li>
          )}
        </For>
      </ul>
      <Show when={isFiltered()}>
        <A class="button" href={withoutFilters(location)} replace={true}>
          Clear the filter
        </A>
      </Show>
    </div>
  );
}

/** What stands where rows would be while there are none. */
export function States() {
  const { rows, counts, reload, isRenewing } = useQueue();
  const none = () => rows.length() === 0;
  const isEmpty = () => {
    const known = counts.known();
    return (
      known !== undefined &&
      known.total + known.hidden.filter + known.hidden.info + known.hidden.snoozed === 0
    );
  };
  return (
    <Switch>
      <Match when={none() && rows.main.fault()}>
        {(fault) => (
          <Trouble
            fault={fault()}
            what="incidents"
            granter="An admin of your organisation"
            onRetry={() => void reload()}
          />
        )}
      </Match>
      <Match when={rows.main.readAt() === undefined}>
        <SkeletonRows count={20} />
      </Match>
      <Match when={none() && isRenewing()}>
        <div class="states-late">
          <SkeletonRows count={20} />
        </div>
      </Match>
      {/* Which of the two is known with the counts; until then neither is said. */}
      <Match when={none() && counts.isCurrent()}>
        <Show when={isEmpty()} fallback={<NoneHere />}>
          <NoneYet />
        </Show>
      </Match>
    </Switch>
  );
}
