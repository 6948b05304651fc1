import { For, Show } from 'solid-js';
import type { LogEntry } from '../../../shared/wire/http/events.ts';
import { exactTime } from '../../ui/instant.ts';
import { changesOf, sentence } from './history-words.ts';

/** What happened to the incident, oldest first. */
export function History(props: { log: readonly LogEntry[] }) {
  return (
    <ol class="history">
      <For each={props.log}>
        {(entry) => (
          <li>
            <p>{sentence(entry)}</p>
            <Show when={changesOf(entry).length > 0}>
              <ul class="history-changes">
                <For each={changesOf(entry)}>
                  {(change) => (
                    <li>
                      {change.field}: <span class="quiet">{change.before}</span> → {change.after}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <time class="quiet tabular" datetime={entry.at}>
              {exactTime(Date.parse(entry.at))}
            </time>
          </li>
        )}
      </For>
    </ol>
  );
}
