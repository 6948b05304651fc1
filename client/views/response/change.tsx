import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

/** Less than this is no difference anybody can act on. */
const SAME = 0.005;

/** How a mean compares with the period before: an arrow for the eye, the direction in words. */
export function TimeChange(props: { now: number | null; before: number | null; than: string }) {
  const by = () => (props.now === null || !props.before ? null : props.now / props.before - 1);
  return (
    <span class="change tabular">
      <Show when={by() !== null} fallback={<>nothing to compare with</>}>
        <Show when={Math.abs(by()!) >= SAME} fallback={<>same as {props.than}</>}>
          <Dynamic component={by()! > 0 ? ArrowUp : ArrowDown} class="icon" aria-hidden="true" />
          {Math.round(Math.abs(by()!) * 100)} % {by()! > 0 ? 'slower' : 'faster'}
          <span class="unseen"> than {props.than}</span>
        </Show>
      </Show>
    </span>
  );
}
