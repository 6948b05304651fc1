import { Show } from 'solid-js';
import { CopyButton } from '../../ui/copy-button.tsx';
import { defanged } from '../../ui/defang.ts';
import { toast } from '../../ui/toast.tsx';
import type { Named } from './named.ts';

/** Copies an indicator as it is shown, so that nobody follows it by accident, or as it really is. */
export function Copies(props: { named: Named }) {
  const safe = () => defanged(props.named);
  const refused = () => toast('The browser lets nothing be copied here. Mark the value and copy it by hand.');
  return (
    <span class="indicator-copies">
      <CopyButton word="Safe" label={`Copy ${safe()} as shown`} text={safe()} select={refused} />
      <Show when={safe() !== props.named.value}>
        <CopyButton
          word="Raw"
          label={`Copy ${safe()} as it really is`}
          text={props.named.value}
          select={refused}
        />
      </Show>
    </span>
  );
}
