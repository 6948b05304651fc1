import CloudOff from 'lucide-solid/icons/cloud-off';
import { Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { useOps } from '../../ops/ops.tsx';
import { ago } from '../../ui/instant.ts';
import { useQueue } from './queue.ts';

/** Says of rows that nobody brings up to date how old they are, and of pages that could not be read that there are more. */
export function LostLine() {
  const ops = useOps();
  const { second } = useFeed();
  const { rows, newsAt } = useQueue();
  const age = () => {
    const past = ago(newsAt(), second());
    return past === 'now' ? 'less than a minute ago' : `${past} ago`;
  };
  const fault = () => (rows.length() > 0 ? rows.main.fault() : undefined);
  return (
    <>
      <Show when={ops.state() === 'lost' && rows.main.readAt() !== undefined}>
        <p class="lost-line" role="status" data-testid="lost">
          <CloudOff class="icon" aria-hidden="true" />
          No connection: these rows are as they were {age()}. They follow by themselves.
        </p>
      </Show>
      <Show when={fault()}>
        {(known) => (
          <p class="lost-line" role="alert">
            There are more rows, which could not be read. {known().message}
            <button type="button" class="bulk-link" onClick={() => rows.main.retry()}>
              Try again
            </button>
          </p>
        )}
      </Show>
    </>
  );
}
