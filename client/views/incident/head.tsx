import { A } from '@solidjs/router';
import Check from 'lucide-solid/icons/check';
import Link from 'lucide-solid/icons/link';
import UserRound from 'lucide-solid/icons/user-round';
import { Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { createCopying } from '../../ui/copying.ts';
import { SeverityLabel } from '../../ui/severity.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { rootOf } from '../frame/rights.ts';
import { Affected } from './affected.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { glowOn } from './glow.ts';
import { Marks } from './marks.tsx';
import { Presence } from './presence.tsx';
import { useRightsAt } from './rights.ts';
import { SourceLink } from './source-link.tsx';
import { When } from './when.tsx';

/** The number, which copies a link that anybody of this customer's can open in their own console. */
function NumberLink(props: { incident: Incident }) {
  let element!: HTMLButtonElement;
  const { word, copy } = createCopying(() => getSelection()?.selectAllChildren(element));
  const address = () =>
    new URL(`/t/${props.incident.tenant.slug}/incidents/${props.incident.id}`, location.origin).href;
  return (
    <button
      ref={element}
      type="button"
      class="incident-number"
      title="Copy a link to this incident"
      onClick={() => void copy(address())}
    >
      {props.incident.number}
      <Show when={word() === 'Copied'} fallback={<Link class="icon" aria-hidden="true" />}>
        <Check class="icon" aria-hidden="true" />
      </Show>
      <span class="unseen" aria-live="polite">
        {word() === 'Copied' ? 'Link copied' : 'Copy link'}
      </span>
    </button>
  );
}

/** What tells it from all others, and where it stands. */
export function Head(props: { incident: Incident; related: RelatedIncidents | undefined }) {
  const { customer, may } = useRightsAt(() => props.incident.tenant.id);
  return (
    <header class="incident-head">
      <p class="incident-line">
        <span ref={(element) => glowOn(element, () => props.incident.severity)}>
          <SeverityLabel severity={props.incident.severity} />
        </span>
        <span ref={(element) => glowOn(element, () => props.incident.status)}>
          <StatusLabel status={props.incident.status} />
        </span>
        <NumberLink incident={props.incident} />
        <Show when={customer()} fallback={<span>{props.incident.tenant.name}</span>}>
          {(tenant) => (
            <A class="incident-customer" href={rootOf({ side: 'tenant', tenant: tenant() })}>
              {tenant().name}
            </A>
          )}
        </Show>
        <When at={Date.parse(props.incident.detected_at)} />
      </p>
      <h2 class="incident-title" tabindex="-1" ref={(element) => glowOn(element, () => props.incident.title)}>
        {props.incident.title}
      </h2>
      <Affected assets={props.incident.assets} />
      <div class="incident-line quiet">
        <span class="incident-assignee" ref={(element) => glowOn(element, () => props.incident.assignee)}>
          <UserRound class="icon" aria-hidden="true" />
          {props.incident.assignee ? `Assigned to ${props.incident.assignee}` : 'Assigned to nobody'}
        </span>
        <SourceLink source={props.incident.source} url={props.incident.url} />
        <Show when={props.related}>
          {(related) => <Elsewhere related={related()} customer={props.incident.tenant.id} />}
        </Show>
        <Presence id={props.incident.id} mayClaim={may('incidents.manage')} />
      </div>
      <Marks incident={props.incident} />
    </header>
  );
}
