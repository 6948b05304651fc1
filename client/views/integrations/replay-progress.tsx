import './replay-progress.css';
import { Show } from 'solid-js';
import { FormFault } from '../../ui/field.tsx';
import { exact } from '../../ui/number.ts';
import type { Progress } from './replay.ts';

/** How far a replay has come, and what stayed behind when it ended. */
export function ReplayProgress(props: { progress: Progress; remaining: number; remains: string }) {
  const words = () => {
    const { done, left, running } = props.progress;
    const placed = `${exact(done)} replayed`;
    if (running) return left > 0 ? `${placed}, ${exact(left)} to go` : 'Replaying…';
    return props.remaining > 0
      ? `${placed}. ${exact(props.remaining)} ${props.remains}`
      : `${placed}. Nothing is left.`;
  };
  return (
    <div class="replay">
      <Show when={props.progress.running}>
        <progress
          aria-label="Replay"
          max={props.progress.done + props.progress.left || 1}
          value={props.progress.done}
        />
      </Show>
      <p role="status" class="tabular">
        {props.progress.fault ? '' : words()}
      </p>
      <FormFault text={props.progress.fault ?? ''} />
    </div>
  );
}
