import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { exactTime } from '../../ui/instant.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { techniqueWord } from '../../ui/technique-word.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { type Item, itemsOf } from './history-items.ts';
import type { Clause } from './history-words.ts';
import type { Log } from './log.ts';
import { unspelled } from './mention.ts';
import type { Notes } from './note-list.ts';
import { Section } from './section.tsx';
import { span } from './span.ts';
import { When } from './when.tsx';

/** “raised severity from **Low** to **High**, took it.” */
function Sentence(props: { clauses: readonly Clause[] }) {
  return (
    <For each={props.clauses}>
      {(clause, at) => (
        <>
          {at() > 0 ? ', ' : ' '}
          <For each={clause}>{(piece) => (typeof piece === 'string' ? piece : <b>{piece.value}</b>)}</For>
        </>
      )}
    </For>
  );
}

function Line(props: { item: Item; notes: Notes }) {
  const bodies = () => props.item.notes.flatMap((id) => props.notes.find(id)?.body ?? []);
  return (
    <li class={`history-item ${props.item.by}`}>
      <p>
        <span class="history-who">{props.item.who}</span>
        <Sentence clauses={props.item.clauses} />
      </p>
      <For each={bodies()}>{(body) => <blockquote class="history-note">{unspelled(body)}</blockquote>}</For>
      <p class="history-when">
        <When at={props.item.at} />
        <Show when={props.item.since}>
          {(since) => (
            <span class="quiet" title={`The first of them ${exactTime(since())}`}>
              {' '}
              over {span(props.item.at - since())}
            </span>
          )}
        </Show>
      </p>
    </li>
  );
}

/** What happened to the incident, as its log has it. */
export function History(props: { incident: Incident; log: Log; notes: Notes }) {
  const items = createMemo(() => {
    const { number, source } = props.incident;
    const told = itemsOf(props.log.entries(), { number, source, technique: techniqueWord });
    return props.log.order() === 'newest' ? told.reverse() : told;
  });
  const order = (
    <fieldset class="segments" aria-label="Order of the history">
      <For each={['newest', 'oldest'] as const}>
        {(each) => (
          <button
            type="button"
            aria-pressed={props.log.order() === each}
            onClick={() => props.log.turn(each)}
          >
            {each === 'newest' ? 'Newest first' : 'Oldest first'}
          </button>
        )}
      </For>
    </fieldset>
  );
  return (
    <Section title="History" class="history-part" tools={order}>
      <Switch>
        <Match when={props.log.fault() && !props.log.isRead()}>
          <Trouble fault={props.log.fault()!} what="the history" onRetry={props.log.again} />
        </Match>
        <Match when={!props.log.isRead()}>
          <SkeletonRows count={4} />
        </Match>
        <Match when={true}>
          <ol class="history">
            <Keyed each={items()} by={(item) => String(item.seq)}>
              {(item) => <Line item={item()} notes={props.notes} />}
            </Keyed>
          </ol>
          <Show when={props.log.hasMore()}>
            <button type="button" class="button more" disabled={props.log.busy()} onClick={props.log.more}>
              {props.log.order() === 'newest' ? 'Show earlier' : 'Show later'}
            </button>
          </Show>
        </Match>
      </Switch>
    </Section>
  );
}
