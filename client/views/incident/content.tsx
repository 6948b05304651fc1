import './incident.css';
import './incident-bar.css';
import './incident-head.css';
import './incident-parts.css';
import './talk.css';
import './payload.css';
import './phone.css';
import './incident-print.css';
import { createMemo, Match, type ParentProps, Show, Switch } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { ActBar } from '../../acts/act-bar.tsx';
import { useActs } from '../../acts/acts.tsx';
import { ApiError } from '../../api.ts';
import { useOps } from '../../ops/ops.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { Body } from './body.tsx';
import { createKnown, NOT_FOUND } from './known.ts';
import type { Log } from './log.ts';
import { Outline } from './outline.tsx';
import { useRightsAt } from './rights.ts';
import { IncidentTrouble } from './trouble.tsx';

interface ContentProps {
  id: string;
  log?: (log: Log) => void;
  incident?: (read: () => Incident | undefined) => void;
}

const GONE = new ApiError(NOT_FOUND, 'There is no such incident here.');

/** What is known is old while there is no connection: it stays, and says so. */
function Lost(props: ParentProps) {
  const { state } = useOps();
  return (
    <>
      <Show when={state() === 'lost'}>
        <p class="incident-lost" role="status">
          No connection: this is how it was when it was lost. It comes up to date by itself.
        </p>
      </Show>
      {props.children}
    </>
  );
}

/** One incident, in whatever state knowing it is. Draws it as it will be once what waits to be sent is done. */
export function Content(props: ContentProps) {
  const { incident, fault, reload } = createKnown(props.id);
  const { shown } = useActs();
  const { look } = useOps();
  const tenant = useContextTenant();
  const { customer } = useRightsAt(() => incident()?.tenant.id ?? '');
  /** Another customer's, or no longer in the reader's scope. */
  const isElsewhere = (known: Incident) =>
    customer() === undefined || (tenant() !== null && known.tenant.id !== tenant()!.id);
  const drawn = createMemo(() => {
    const known = incident();
    return known && !isElsewhere(known) ? shown(known) : undefined;
  });
  const trouble = () => (incident() && isElsewhere(incident()!) ? GONE : fault());
  look(() => (drawn() ? props.id : null));
  props.incident?.(drawn);
  return (
    <>
      <div class="incident-acts">
        <Show when={drawn()}>{(known) => <ActBar targets={[known()]} />}</Show>
      </div>
      <Switch fallback={<Outline />}>
        <Match when={drawn()}>
          {(known) => (
            <Lost>
              <Body incident={known()} {...(props.log && { log: props.log })} />
            </Lost>
          )}
        </Match>
        <Match when={trouble()}>
          {(error) => <IncidentTrouble fault={error()} onRetry={() => void reload()} />}
        </Match>
      </Switch>
    </>
  );
}
