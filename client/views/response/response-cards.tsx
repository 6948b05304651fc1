import type { Period } from '../../../shared/domain/window.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { measured } from './links.ts';
import { TimeCard } from './time-card.tsx';

/** How long it takes to acknowledge and to close. */
export function ResponseCards(props: { handling: Handling | undefined; period: Period }) {
  const incidentsHref = useIncidentsHref();
  const from = () => props.handling?.from ?? '';
  return (
    <>
      <TimeCard
        id="metric-mtta"
        label="Time to acknowledge"
        short="MTTA"
        definition={definitions.acknowledge}
        href={incidentsHref(measured('acknowledged', from()))}
        times={props.handling?.total.acknowledge}
        before={props.handling?.before.acknowledge}
        done="acknowledged"
        period={props.period}
      />
      <TimeCard
        id="metric-mttr"
        label="Time to close"
        short="MTTR"
        definition={definitions.resolve}
        href={incidentsHref(measured('closed', from()))}
        times={props.handling?.total.resolve}
        before={props.handling?.before.resolve}
        done="closed"
        period={props.period}
      />
    </>
  );
}
