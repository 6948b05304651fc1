import './time-card.css';
import { Show } from 'solid-js';
import type { Period } from '../../../shared/domain/window.ts';
import type { Durations } from '../../../shared/wire/http/handling.ts';
import { duration, exactDuration } from '../../ui/duration.ts';
import { plural } from '../../ui/number.ts';
import { MetricCard } from '../mssp/metric-card.tsx';
import { TimeChange } from './change.tsx';
import { beforeWord } from './period.tsx';

interface TimeCardProps {
  id: string;
  /** With what the field calls it, in short. */
  label: string;
  short?: string;
  definition: string;
  href: string;
  /** Undefined until it is known. */
  times: Durations | undefined;
  /** How many incidents, of which kind: “acknowledged”. */
  done: string;
  /** In place of how many. */
  basis?: string;
  period: Period;
  /** Of the period before; left out where there is none. */
  before?: Durations | undefined;
  end?: boolean;
}

/** A mean with its median, 90th percentile and count, against the period before. */
export function TimeCard(props: TimeCardProps) {
  return (
    <MetricCard
      id={props.id}
      class="time-card"
      label={
        <>
          {props.label}
          <Show when={props.short}>
            <span class="metric-spare"> · {props.short}</span>
          </Show>
        </>
      }
      definition={props.definition}
      end={props.end ?? false}
      href={props.href}
      value={props.times?.mean ?? 0}
      known={props.times?.mean != null}
      format={(seconds) => duration(seconds)}
    >
      <Show when={props.times} fallback={'\u00a0'}>
        {(times) => (
          <>
            <Spread times={times()} />
            <span class="time-foot">
              <span class="tabular">
                <Show when={props.basis === undefined} fallback={props.basis}>
                  {plural(times().count, 'incident')} <span class="metric-spare">{props.done}</span>
                </Show>
              </span>
              <Show when={props.before}>
                {(before) => (
                  <TimeChange now={times().mean} before={before().mean} than={beforeWord[props.period]} />
                )}
              </Show>
            </span>
          </>
        )}
      </Show>
    </MetricCard>
  );
}

export function Spread(props: { times: Durations }) {
  return (
    <span class="spread tabular">
      <span title={exactDuration(props.times.median)}>median {duration(props.times.median)}</span>
      <span title={exactDuration(props.times.p90)}>p90 {duration(props.times.p90)}</span>
    </span>
  );
}
