import './marks.css';
import Flag from 'lucide-solid/icons/flag';
import Moon from 'lucide-solid/icons/moon';
import { Show } from 'solid-js';
import type { Incident } from '../../../../shared/wire/http/incidents.ts';
import { useFeed } from '../../../live/feed.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { exact, short } from '../../../ui/number.ts';

const at = (instant: string): string => exactTime(Date.parse(instant));

function Occurrences(props: { incident: Incident }) {
  const words = () =>
    `Reported ${exact(props.incident.occurrences)} times, last seen ${at(props.incident.last_seen_at)}`;
  return (
    <Show when={props.incident.occurrences > 1}>
      <span class="mark tabular" title={words()}>
        <span aria-hidden="true">× {short(props.incident.occurrences)}</span>
        <span class="unseen">reported {exact(props.incident.occurrences)} times</span>
      </span>
    </Show>
  );
}

const isMarked = (incident: Incident): boolean =>
  incident.escalated !== null ||
  incident.occurrences > 1 ||
  incident.flapping ||
  incident.snoozed_until !== null ||
  incident.pending ||
  incident.duplicate_of !== null;

/** What there is to know of an incident besides itself: how often it was reported, and what became of it. */
export function Marks(props: { incident: Incident }) {
  // Of most there is nothing, which one look settles: rows show another incident with every turn of the wheel.
  return (
    <Show when={isMarked(props.incident)}>
      <Known incident={props.incident} />
    </Show>
  );
}

function Known(props: { incident: Incident }) {
  const { second } = useFeed();
  const snoozed = () => {
    const until = props.incident.snoozed_until;
    return until !== null && Date.parse(until) > second() ? until : undefined;
  };
  return (
    <span class="marks">
      <Show when={props.incident.escalated}>
        {(escalated) => (
          <span class="mark strong" title={`Escalated by ${escalated().by}: ${escalated().reason}`}>
            <Flag class="icon" aria-hidden="true" />
            escalated
          </span>
        )}
      </Show>
      <Occurrences incident={props.incident} />
      <Show when={props.incident.flapping}>
        <span class="mark" title="Its source keeps closing and opening it">
          flapping
        </span>
      </Show>
      <Show when={snoozed()}>
        {(until) => (
          <span class="mark" title={`Snoozed until ${at(until())}`}>
            <Moon class="icon" aria-hidden="true" />
            snoozed
          </span>
        )}
      </Show>
      <Show when={props.incident.pending}>
        <span class="mark" title="Back-fill of a new source, not accepted yet">
          pending
        </span>
      </Show>
      <Show when={props.incident.duplicate_of}>
        {(number) => <span class="mark">duplicate of {number()}</span>}
      </Show>
    </span>
  );
}
