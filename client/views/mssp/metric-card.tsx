import './metric-card.css';
import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { Count } from '../../ui/count.tsx';
import { Definition } from '../../ui/definition.tsx';

interface MetricCardProps {
  id: string;
  label: string;
  definition: string;
  href: string;
  value: number;
  known: boolean;
  class?: string;
  format?: (value: number) => string;
  /** Beside the value: a sparkline, a choice of period. */
  aside?: JSX.Element;
  children?: JSX.Element;
}

/** One number of the overview. The whole card leads to the rows behind it; links inside lie above that. */
export function MetricCard(props: MetricCardProps) {
  const described = () => `${props.id}-means`;
  return (
    <article
      class={`panel metric ${props.class ?? ''}`}
      data-testid={props.id}
      data-value={props.known ? props.value : ''}
    >
      <h2 class="metric-label">
        <Definition id={described()} text={props.definition}>
          <A class="metric-link" href={props.href} aria-describedby={described()}>
            {props.label}
          </A>
        </Definition>
      </h2>
      <p class="metric-value">
        <Count value={props.value} known={props.known} {...(props.format && { format: props.format })} />
      </p>
      <div class="metric-foot">{props.children}</div>
    </article>
  );
}
