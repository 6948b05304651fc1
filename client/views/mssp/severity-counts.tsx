import './severity-counts.css';
import { A } from '@solidjs/router';
import { For } from 'solid-js';
import { countedSeverities } from '../../../shared/domain/incident.ts';
import { Count } from '../../ui/count.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { useIncidentsHref } from './incidents-href.ts';
import { OPEN } from './links.ts';

/** Open incidents of one tenant by severity: shape and number, each leading to its rows. */
export function SeverityCounts(props: { tenant: string; counts: readonly number[] }) {
  const incidentsHref = useIncidentsHref();
  return (
    <span class="severity-counts">
      <For each={countedSeverities}>
        {(severity, index) => (
          <A
            class="severity-count"
            classList={{ none: props.counts[index()] === 0 }}
            href={incidentsHref({ tenant: props.tenant, severity, ...OPEN })}
            tabindex="-1"
          >
            <SeverityMark severity={severity} />
            <Count value={props.counts[index()] ?? 0} known={true} />
            <span class="unseen"> {severity} open, </span>
          </A>
        )}
      </For>
    </span>
  );
}
