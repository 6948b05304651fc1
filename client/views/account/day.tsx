import { exactTime } from '../../ui/instant.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A day with its year, the exact instant and its zone on hover. */
export function Day(props: { at: string }) {
  const at = () => Date.parse(props.at);
  return (
    <time class="tabular" datetime={props.at} title={exactTime(at())}>
      {day.format(at())}
    </time>
  );
}
