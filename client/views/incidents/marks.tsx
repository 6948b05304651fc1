import './marks.css';
import { A, useLocation } from '@solidjs/router';
import { Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { exactTime } from '../../ui/instant.ts';
import { exact, short } from '../../ui/number.ts';
import { withFilter } from './filter.ts';

/** What there is to know of an incident besides itself: how often it was reported, and in what company. */
export function Marks(props: { incident: Incident }) {
  const location = useLocation();
  const last = () => exactTime(Date.parse(props.incident.last_seen_at));
  return (
    <span class="marks">
      <Show when={props.incident.occurrences > 1}>
        <span
          class="mark tabular"
          title={`Reported ${exact(props.incident.occurrences)} times, last seen ${last()}`}
        >
          <span aria-hidden="true">× {short(props.incident.occurrences)}</span>
          <span class="unseen">reported {exact(props.incident.occurrences)} times</span>
        </span>
      </Show>
      <Show when={props.incident.flapping}>
        <span class="mark" title="Its source keeps closing and opening it">
          flapping
        </span>
      </Show>
      <Show when={props.incident.storm} keyed>
        {(storm) => (
          <A
            class="mark"
            href={withFilter(location, 'storm', [storm])}
            title="One of many that its source opened in a short time. Show the whole storm"
          >
            storm
          </A>
        )}
      </Show>
      <Show when={props.incident.pending}>
        <span class="mark" title="Back-fill of a new source, not accepted yet">
          pending
        </span>
      </Show>
    </span>
  );
}
