import Download from 'lucide-solid/icons/download';
import { For } from 'solid-js';
import { Menu } from '../../../ui/menu.tsx';
import { exact } from '../../../ui/number.ts';
import { useQueue } from '../queue.ts';

const formats = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const;

/** All that the filter selects, as a file. */
export function ExportMenu() {
  const { counted, counts } = useQueue();
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
    <Menu
      class="button square"
      title="Export what the filter selects"
      label="Export what the filter selects"
      side="end"
      face={<Download class="icon" aria-hidden="true" />}
    >
      {(close) => (
        <For each={formats}>
          {([format, word]) => (
            <a class="menu-item" href={href(format)} download="" target="_self" onClick={close}>
              {word}
              {rows()}
            </a>
          )}
        </For>
      )}
    </Menu>
  );
}
