import { ago, exactTime } from './instant.ts';

/** How long ago, with the exact instant and its zone on hover. */
export function Moment(props: { at: string; now: number }) {
  const at = () => Date.parse(props.at);
  return (
    <time class="tabular" datetime={props.at} title={exactTime(at())}>
      {ago(at(), props.now)}
    </time>
  );
}
