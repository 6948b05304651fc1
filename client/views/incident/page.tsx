import { A } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import PanelRight from 'lucide-solid/icons/panel-right';
import Printer from 'lucide-solid/icons/printer';
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { listenToActKeys } from '../../acts/act-keys.ts';
import { exactTime, zone } from '../../ui/instant.ts';
import { useIncidentAddress } from './address.ts';
import { Content } from './content.tsx';
import { focusNote, listenToIncidentKeys } from './incident-keys.ts';
import type { Log } from './log.ts';
import { Walk, walkKeys } from './walk.tsx';

/** When what is on paper was so. */
function PaperHead(props: { incident: Incident | undefined }) {
  const [now, setNow] = createSignal(Date.now());
  const stamp = () => setNow(Date.now());
  addEventListener('beforeprint', stamp);
  onCleanup(() => removeEventListener('beforeprint', stamp));
  return (
    <p class="paper-only paper-head">
      Watchfloor · {props.incident?.tenant.name} · {props.incident?.number} · as of {exactTime(now())} (
      {zone()})
    </p>
  );
}

/** An incident on a page of its own: everything at once, also on a phone and on paper. */
export function IncidentPage(props: { id: string }) {
  const { list, page, beside, go } = useIncidentAddress();
  const [incident, setIncident] = createSignal<() => Incident | undefined>(() => undefined);
  let log: Log | undefined;
  let view!: HTMLElement;
  const walk = (id: string) => go(page(id), true);
  const print = async () => {
    await log?.all();
    window.print();
  };
  listenToIncidentKeys({
    ...walkKeys(() => props.id, walk),
    f: () => go(beside(props.id)),
    n: focusNote,
    Escape: () => go(list()),
  });
  onCleanup(listenToActKeys(() => [incident()()].flatMap((known) => known ?? [])));
  // Whoever walks on begins at the top, and a screen reader at the title; what merely changes moves nothing.
  const shown = createMemo(() => incident()()?.id);
  createEffect(
    on(shown, (id) => {
      view.scrollTop = 0;
      if (id) view.querySelector<HTMLElement>('.incident-title')?.focus({ preventScroll: true });
    }),
  );
  return (
    <article ref={view} class="incident-view incident-page" aria-label="Incident" data-testid="incident-page">
      <PaperHead incident={incident()()} />
      <div class="incident-bar">
        <span class="incident-bar-start">
          <A class="button bare" href={list()} title="Back to the list (Esc)">
            <ArrowLeft class="icon" aria-hidden="true" />
            Incidents
          </A>
          <Walk id={props.id} onGo={walk} />
        </span>
        <span class="incident-bar-end">
          <button
            type="button"
            class="button bare square"
            aria-label="Print"
            title="Print"
            onClick={() => void print()}
          >
            <Printer class="icon" aria-hidden="true" />
          </button>
          <A
            class="button bare square to-panel"
            href={beside(props.id)}
            aria-label="Beside the list"
            title="Beside the list (f)"
          >
            <PanelRight class="icon" aria-hidden="true" />
          </A>
        </span>
      </div>
      <Show when={props.id} keyed>
        {(id) => <Content id={id} log={(own) => (log = own)} incident={(read) => setIncident(() => read)} />}
      </Show>
    </article>
  );
}
