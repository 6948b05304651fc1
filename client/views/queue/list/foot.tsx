import './foot.css';
import { A, useLocation } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { severities } from '../../../../shared/domain/incident.ts';
import { zone } from '../../../ui/instant.ts';
import { exact } from '../../../ui/number.ts';
import { withFilter, withoutFilters } from '../filter/filter.ts';
import { useQueue } from '../queue.ts';

export const BY_FILTER = 'by your filter';

/** Why rows of the scope are not in the list, and the way to each kind. */
export function useHidden() {
  const { counts } = useQueue();
  const location = useLocation();
  return () => {
    const hidden = counts.known()?.hidden;
    if (!hidden) return [];
    return [
      { n: hidden.filter, word: BY_FILTER, href: withoutFilters(location), title: 'Clear the filter' },
      {
        n: hidden.info,
        word: 'informational',
        href: withFilter(location, 'severity', severities),
        title: 'Show them as well',
      },
      {
        n: hidden.snoozed,
        word: 'snoozed',
        href: withFilter(location, 'snoozed', ['shown']),
        title: 'Show them as well',
      },
    ].filter(({ n }) => n > 0);
  };
}

function Hidden() {
  const hidden = useHidden();
  const sum = () => hidden().reduce((all, { n }) => all + n, 0);
  return (
    <Show when={hidden().length > 0}>
      <span class="queue-hidden" data-testid="hidden">
        <span class="quiet">{exact(sum())} hidden:</span>
        <For each={hidden()}>
          {({ n, word, href, title }) => (
            <A href={href} replace={true} noScroll={true} title={title}>
              {exact(n)} {word}
            </A>
          )}
        </For>
      </span>
    </Show>
  );
}

/** How much the filter selects, and what it leaves out. */
export function Foot() {
  const { counts, rows, unfit, reload } = useQueue();
  const total = () => {
    const known = counts.known();
    if (known) return `${exact(known.total)}${known.exact ? '' : '+'}`;
    return `${exact(rows.length())}${rows.main.ended() ? '' : '+'}`;
  };
  return (
    <footer class="queue-foot tabular">
      <span data-testid="total" classList={{ past: !counts.isCurrent() }}>
        {total()} {counts.known()?.total === 1 ? 'incident' : 'incidents'}
      </span>
      <Hidden />
      <Show when={unfit().size > 0}>
        <button type="button" class="queue-tidy" title="Read the list anew" onClick={() => void reload()}>
          {exact(unfit().size)} no longer fit: take out
        </button>
      </Show>
      <span class="quiet end">Times in {zone()}</span>
    </footer>
  );
}
