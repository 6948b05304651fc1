import './skeleton.css';
import { For } from 'solid-js';

const widths = ['72%', '64%', '81%', '58%', '69%', '76%', '61%', '54%', '66%', '73%'];

/** Rows to come, at the height they will have. */
export function SkeletonRows(props: { count?: number }) {
  return (
    <div class="skeleton-rows" aria-hidden="true">
      <For
        each={Array.from(
          { length: props.count ?? widths.length },
          (_, index) => widths[index % widths.length]!,
        )}
      >
        {(width) => (
          <div class="skeleton-row">
            <span class="skeleton" style={{ width }} />
          </div>
        )}
      </For>
    </div>
  );
}
