import './place.css';
import { useLocation } from '@solidjs/router';
import { createEffect, createMemo, lazy, on, Show, Suspense } from 'solid-js';
import { pageIdOf } from './address.ts';
import { Outline } from './outline.tsx';

const Queue = lazy(() => import('../queue/incidents.tsx'));
const IncidentPage = lazy(async () => ({ default: (await import('./page.tsx')).IncidentPage }));

/**
 * The list of incidents, or one of them on a page of its own. The list stays as it is beneath the page: its rows, ticks
 * and scroll are there when its reader comes back, and so is the focus.
 */
export default function IncidentsPlace() {
  const location = useLocation();
  const id = createMemo(() => pageIdOf(location.pathname));
  /** Who opens an incident by its link has no list to come back to, until they ask for it. */
  const isListed = createMemo((was: boolean) => was || id() === '', false);
  let leftAt: Element | null = null;
  createEffect(
    on(id, (now, before) => {
      if (now !== '' && !before) leftAt = document.activeElement;
      if (now === '' && before) comeBack(before);
    }),
  );
  const comeBack = (from: string) => {
    const row = document.querySelector<HTMLElement>(`[data-incident-id="${CSS.escape(from)}"]`);
    const target = leftAt instanceof HTMLElement && leftAt.isConnected ? leftAt : row?.querySelector('a');
    target?.focus({ preventScroll: true });
  };
  return (
    <div class="incidents-place">
      <Show when={isListed()}>
        <div class="incidents-beneath" inert={id() !== ''}>
          <Queue />
        </div>
      </Show>
      <Show when={id()}>
        {(open) => (
          <Suspense fallback={<Outline />}>
            <IncidentPage id={open()} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
