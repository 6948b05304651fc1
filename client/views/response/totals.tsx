import type { Period } from '../../../shared/domain/window.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { percent, plural, short } from '../../ui/number.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { MetricCard } from '../mssp/metric-card.tsx';
import { aging, measured } from './links.ts';
import { TimeCard } from './time-card.tsx';

/** The scope as a whole: what is in the table below, in one number each. */
export function Totals(props: { handling: Handling | undefined; period: Period }) {
  const incidentsHref = useIncidentsHref();
  const from = () => props.handling?.from ?? '';
  const total = () => props.handling?.total;
  const share = () => {
    const known = total();
    return known && known.resolve.count > 0 ? known.closed_unacknowledged / known.resolve.count : null;
  };
  const coverage = () => {
    const known = total();
    return known && known.detected > 0 ? known.detect.count / known.detected : null;
  };
  const closedHref = () => incidentsHref(measured('closed', from()));
  return (
    <div class="response-totals">
      <TimeCard
        id="metric-mtta"
        label="Time to acknowledge"
        definition={definitions.acknowledge}
        href={incidentsHref(measured('acknowledged', from()))}
        times={total()?.acknowledge}
        before={props.handling?.before.acknowledge}
        done="acknowledged"
        period={props.period}
      />
      <TimeCard
        id="metric-mttr"
        label="Time to close"
        definition={definitions.resolve}
        href={closedHref()}
        times={total()?.resolve}
        before={props.handling?.before.resolve}
        done="closed"
        period={props.period}
      />
      <TimeCard
        id="metric-open-age"
        label="Open age"
        definition={definitions.openAge}
        href={incidentsHref(aging())}
        times={total()?.open_age}
        done="open"
        period={props.period}
      />
      <MetricCard
        id="metric-unacknowledged"
        class="time-card"
        label="Closed unacknowledged"
        definition={definitions.unacknowledged}
        href={closedHref()}
        value={share() ?? 0}
        known={share() !== null}
        format={() => percent(share())}
        end
      >
        <span class="tabular">
          {total()
            ? `${short(total()!.closed_unacknowledged)} of ${short(total()!.resolve.count)} closed`
            : '\u00a0'}
        </span>
      </MetricCard>
      <TimeCard
        id="metric-mttd"
        label="Time to detect"
        definition={definitions.detect}
        href={incidentsHref({ from: from(), lane: 'live', snoozed: 'shown', storms: 'shown' })}
        times={total()?.detect}
        done={`of ${total() ? plural(total()!.detected, 'detected', 'detected') : '–'} (${percent(coverage())})`}
        period={props.period}
        end
      />
    </div>
  );
}
