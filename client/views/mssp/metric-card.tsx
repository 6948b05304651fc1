import './metric-card.css';
import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { Count } from '../../ui/count.tsx';
import { Definition } from '../../ui/definition.tsx';

interface MetricCardProps {
  id: string;
  /** Words of class `metric-spare` go out of sight where the card is narrow, and stay in its name. */
  label: JSX.Element;
  definition: string;
  href: string;
  value: number;
  known: boolean;
  class?: string;
  format?: (value: number) => string;
  /** The definition hangs to the left: there is no room to the right. */
  end?: boolean;
  /** Beside the value. */
  aside?: JSX.Element;
  children?: JSX.Element;
}

/**
 * One number of the overview. The whole card leads to the rows behind it; its label, and links inside, lie above that.
 * The cover is a link apart: it may not open the definition, which would hide the number from whoever points at it.
 */
export function MetricCard(props: MetricCardProps) {
  const described = () => `${props.id}-means`;
  return (
    <article
      class={`panel metric ${props.class ?? ''}`}
      data-testid={props.id}
      data-value={props.known ? props.value : ''}
    >
      <A class="metric-cover" href={props.href} tabindex="-1" aria-hidden="true" />
      <h2 class="metric-label">
        <Definition id={described()} text={props.definition} end={props.end ?? false}>
          <A class="metric-link" href={props.href} aria-describedby={described()}>
            {props.label}
          </A>
        </Definition>
      </h2>
      <p class="metric-value">
        <Count value={props.value} known={props.known} {...(props.format && { format: props.format })} />
        {props.aside}
      </p>
      <div class="metric-foot">{props.children}</div>
    </article>
  );
}
