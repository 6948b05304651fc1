import './sparkline.css';
import { createMemo } from 'solid-js';

/** Height of the drawing in its own units; the page stretches it. */
const HEIGHT = 24;

function column(value: number, index: number, highest: number): string {
  const tall = value === 0 ? 0.8 : Math.max(2, (value / highest) * HEIGHT);
  return `M${index + 0.5} ${HEIGHT}v${-tall.toFixed(1)}`;
}

/** One column per hour, the hour under way last and brightest. It repeats what is said in words beside it. */
export function Sparkline(props: { values: readonly number[] }) {
  const drawn = createMemo(() => {
    const highest = Math.max(1, ...props.values);
    const all = props.values.map((value, index) => column(value, index, highest));
    return { past: all.slice(0, -1).join(''), present: all.at(-1) ?? '' };
  });
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${props.values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="past" d={drawn().past} />
      <path d={drawn().present} />
    </svg>
  );
}
