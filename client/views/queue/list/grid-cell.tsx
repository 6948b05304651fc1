import type { ParentProps } from 'solid-js';

/** A cell of the grid. Rows come as they come into sight and so are no table's, and they take the focus as a whole. */
export function GridCell(props: ParentProps<{ class: string }>) {
  return (
    // biome-ignore lint/a11y: see above
    <div role="gridcell" class={`cell ${props.class}`}>
      {props.children}
    </div>
  );
}
