import { Show } from 'solid-js';

/** The part of an address that names a person; what is no address stays whole. */
const nameIn = (assignee: string): string => /^([^@\s]+)@[^@\s]+$/.exec(assignee)?.[1] ?? assignee;

/** Who works on it, short enough to be read in a column; the whole of it on hover. */
export function Assignee(props: { assignee: string | null }) {
  return (
    <Show when={props.assignee} fallback={<span class="quiet">nobody</span>}>
      {(assignee) => <span title={assignee()}>{nameIn(assignee())}</span>}
    </Show>
  );
}
