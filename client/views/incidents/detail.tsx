import './detail.css';
import X from 'lucide-solid/icons/x';
import { createResource, Match, Switch } from 'solid-js';
import type { LogEntry } from '../../../shared/wire/http/events.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { ApiError, get } from '../../api.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { DetailBody } from './detail-body.tsx';
import { Trouble } from './no-rows.tsx';

/** More history than this is read through the API. */
const MOST_EVENTS = 200;

const NOT_FOUND = 404;

type Log = { items: LogEntry[] };

/** Failures are values here, so that the panel can say what happened. */
async function read(id: string): Promise<{ incident: Incident; log: Log } | ApiError> {
  const path = `/api/v1/incidents/${encodeURIComponent(id)}`;
  try {
    const [incident, log] = await Promise.all([
      get<Incident>(path),
      get<Log>(`${path}/events?limit=${MOST_EVENTS}`),
    ]);
    return { incident, log };
  } catch (error) {
    return error instanceof ApiError ? error : new ApiError(0, String(error));
  }
}

/** Everything known about one incident, beside the list. Read only. */
export function Detail(props: { id: string; onClose: () => void }) {
  const [answer, { refetch }] = createResource(() => props.id, read);
  const tenant = useContextTenant();
  const fault = () => {
    const latest = answer.latest;
    if (latest === undefined || latest instanceof ApiError) return latest;
    const elsewhere = tenant() !== null && latest.incident.tenant.id !== tenant()!.id;
    return elsewhere ? new ApiError(NOT_FOUND, `There is no such incident at ${tenant()!.name}.`) : undefined;
  };
  const known = () => (fault() || answer.latest instanceof ApiError ? undefined : answer.latest);
  return (
    <aside class="detail" aria-label="Incident">
      <button
        type="button"
        class="button bare square detail-close"
        aria-label="Close (Esc)"
        title="Close (Esc)"
        onClick={props.onClose}
      >
        <X class="icon" aria-hidden="true" />
      </button>
      <Switch fallback={<SkeletonRows />}>
        <Match when={fault()}>{(error) => <Trouble fault={error()} onRetry={refetch} />}</Match>
        <Match when={known()}>
          {(both) => <DetailBody incident={both().incident} log={both().log.items} />}
        </Match>
      </Switch>
    </aside>
  );
}
