import './incidents.css';
import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, on, Show } from 'solid-js';
import { useBook } from '../../incidents/book.ts';
import { useContextTenant } from '../frame/context.tsx';
import { IncidentPanel } from '../incident/panel.tsx';
import { BulkBar } from './acts/bulk-bar.tsx';
import { Announcer } from './announcer.tsx';
import { withFilter } from './filter/filter.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { ArrivalsChip } from './list/arrivals-chip.tsx';
import { Foot } from './list/foot.tsx';
import { List } from './list/list.tsx';
import { States } from './list/states.tsx';
import { LostLine } from './lost-line.tsx';
import { ModuleTabs } from './module-tabs.tsx';
import { offerQueue } from './palette-entries.tsx';
import { Pending } from './pending.tsx';
import { createQueue, QueueContext } from './queue.ts';
import { listenToQueueKeys } from './queue-keys.ts';

/** The list of incidents. The page's address is the filter, and says which incident is open beside it. */
export default function Incidents() {
  const location = useLocation();
  const navigate = useNavigate();
  const book = useBook();
  const tenant = useContextTenant();
  const queue = createQueue();
  const { opened, cursor } = queue;
  const open = (id: string) =>
    navigate(withFilter(location, 'incident', [id]), { scroll: false, replace: opened() !== null });
  const close = () => navigate(withFilter(location, 'incident', []), { replace: true, scroll: false });
  // Whoever walks on from the open incident finds the keyboard there.
  createEffect(on(opened, (id) => id !== null && cursor.follow(id)));
  listenToQueueKeys({ queue, book, open, close });
  offerQueue(queue, book);
  return (
    <QueueContext.Provider value={queue}>
      <div class="incidents" classList={{ split: opened() !== null }}>
        <div class="incidents-main">
          <Show when={tenant()}>
            <ModuleTabs />
          </Show>
          <FilterBar />
          <Pending onAccepted={() => void queue.reload()} />
          <LostLine />
          <div class="queue-body">
            <List onOpen={open} />
            <States />
            <ArrivalsChip />
          </div>
          <Foot />
          <BulkBar />
          <Announcer />
        </div>
        <Show when={opened()} keyed>
          {(id) => <IncidentPanel id={id} onClose={close} />}
        </Show>
      </div>
    </QueueContext.Provider>
  );
}
