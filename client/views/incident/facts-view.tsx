import { For, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { exactTime, zone } from '../../ui/instant.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { factsOf, type Time, timesOf } from './facts.ts';
import { glowOn } from './glow.ts';
import { Section } from './section.tsx';
import { span } from './span.ts';
import { When } from './when.tsx';

/** How long something took, as service levels count it. Before it happened, there is nothing to say. */
function took({ after, what }: Time): string | undefined {
  if (after === null || what === '') return undefined;
  if (what === 'detect') return after > 0 ? undefined : `${span(-after)} until detected`;
  return `${span(after)} to ${what}`;
}

function TimeRow(props: { time: Time }) {
  return (
    <div ref={(element) => glowOn(element, () => props.time.at)}>
      <dt>{props.time.word}</dt>
      <dd>
        <Show when={props.time.at} fallback={<span class="quiet">not yet</span>}>
          {(at) => (
            <>
              <span class="tabular">{exactTime(at())}</span>
              <span class="fact-more">
                <span class="screen-only">
                  <When at={at()} />
                </span>
                <Show when={took(props.time)}>{(words) => <span class="took">{words()}</span>}</Show>
              </span>
            </>
          )}
        </Show>
      </dd>
    </div>
  );
}

/** When what happened, and what else is known in a word or two. */
export function Facts(props: { incident: Incident }) {
  return (
    <>
      <Section title="Facts" class="facts-part">
        <dl class="facts">
          <Keyed each={factsOf(props.incident)} by={({ word }) => word}>
            {(fact) => (
              <div ref={(element) => glowOn(element, fact)}>
                <dt>{fact().word}</dt>
                <dd>
                  {fact().value}
                  <Show when={fact().source}>{(said) => <span class="fact-more">{said()}</span>}</Show>
                </dd>
              </div>
            )}
          </Keyed>
        </dl>
      </Section>
      <Section title="Times" class="times-part" tools={<span class="quiet part-zone">{zone()}</span>}>
        <dl class="facts">
          <Keyed each={timesOf(props.incident)} by={({ word }) => word}>
            {(time) => <TimeRow time={time()} />}
          </Keyed>
        </dl>
      </Section>
    </>
  );
}

interface TagsProps {
  words: readonly string[];
  /** The list of those with the same tag. */
  href: (word: string) => string;
}

export function Tags(props: TagsProps) {
  return (
    <Show when={props.words.length > 0}>
      <Section title="Tags" count={props.words.length > 1 ? props.words.length : undefined}>
        <ul class="words">
          <For each={props.words}>
            {(word) => (
              <li>
                <a href={props.href(word)}>{word}</a>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
