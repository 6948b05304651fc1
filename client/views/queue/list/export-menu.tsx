import Download from 'lucide-solid/icons/download';
import { createUniqueId, For } from 'solid-js';
import { exact } from '../../../ui/number.ts';
import { placeBelow } from '../../../ui/place.ts';
import { useQueue } from '../queue.ts';

const formats = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const;

/** All that the filter selects, as a file. */
export function ExportMenu() {
  const id = createUniqueId();
  const { counted, counts } = useQueue();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const rows = () => {
    const known = counts.known();
    return known ? `, ${exact(known.total)}${known.exact ? '' : '+'} rows` : '';
  };
  const href = (format: string) => {
    const query = new URLSearchParams(counted());
    query.set('format', format);
    return `/api/v1/incidents/export?${query}`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button square"
        title="Export what the filter selects"
        aria-label="Export what the filter selects"
        popovertarget={id}
      >
        <Download class="icon" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button, 'end')}
      >
        <For each={formats}>
          {([format, word]) => (
            <a
              class="menu-item"
              href={href(format)}
              download=""
              target="_self"
              onClick={() => menu.hidePopover()}
            >
              {word}
              {rows()}
            </a>
          )}
        </For>
      </div>
    </>
  );
}
