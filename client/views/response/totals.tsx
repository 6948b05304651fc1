import { Show } from 'solid-js';
import type { Period } from '../../../shared/domain/window.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { percent, short } from '../../ui/number.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { MetricCard } from '../mssp/metric-card.tsx';
import { aging, measured } from './links.ts';
import { ResponseCards } from './response-cards.tsx';
import { TimeCard } from './time-card.tsx';

interface TotalsProps {
  handling: Handling | undefined;
  period: Period;
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function UnacknowledgedCard(props: TotalsProps) {
  const incidentsHref = useIncidentsHref();
  const total = () => props.handling?.total;
  const share = () => (total() ? shareOf(total()!.closed_unacknowledged, total()!.resolve.count) : null);
  return (
    <MetricCard
      id="metric-unacknowledged"
      class="time-card"
      label="Closed unacknowledged"
      definition={definitions.unacknowledged}
      href={incidentsHref(measured('closed_unacknowledged', props.handling?.from ?? ''))}
      value={share() ?? 0}
      known={share() !== null}
      format={() => percent(share())}
      end
    >
      <Show when={total()} fallback={'\u00a0'}>
        {(known) => (
          <span class="tabular">
            {short(known().closed_unacknowledged)} of {short(known().resolve.count)} closed
          </span>
        )}
      </Show>
    </MetricCard>
  );
}

function DetectCard(props: TotalsProps) {
  const incidentsHref = useIncidentsHref();
  const basis = () => {
    const { detect, detected } = props.handling?.total ?? { detect: { count: 0 }, detected: 0 };
    return `known of ${percent(shareOf(detect.count, detected))} of ${short(detected)} detected`;
  };
  return (
    <TimeCard
      id="metric-mttd"
      label="Time to detect"
      short="MTTD"
      definition={definitions.detect}
      href={incidentsHref({
        from: props.handling?.from ?? '',
        lane: 'live',
        snoozed: 'shown',
        storms: 'shown',
      })}
      times={props.handling?.total.detect}
      done="detected"
      basis={basis()}
      period={props.period}
      end
    />
  );
}

/** The scope as a whole: what is in the table below, in one number each. */
export function Totals(props: TotalsProps) {
  const incidentsHref = useIncidentsHref();
  return (
    <div class="response-totals">
      <ResponseCards handling={props.handling} period={props.period} />
      <TimeCard
        id="metric-open-age"
        label="Open age"
        definition={definitions.openAge}
        href={incidentsHref(aging())}
        times={props.handling?.total.open_age}
        done="open"
        period={props.period}
      />
      <UnacknowledgedCard {...props} />
      <DetectCard {...props} />
    </div>
  );
}
