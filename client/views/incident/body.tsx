import { createEffect, lazy, on, Show, Suspense } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { get } from '../../api.ts';
import { createAnswer } from './answer.ts';
import { Evidence } from './evidence.tsx';
import { Facts, Tags } from './facts-view.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { Indicators } from './indicators.tsx';
import { pathOf } from './known.ts';
import { createLog, type Log } from './log.ts';
import { createNotes } from './note-list.ts';
import { Notes } from './notes.tsx';
import { useQueueLink } from './queue-link.ts';
import { Related } from './related.tsx';
import { Section } from './section.tsx';
import { Techniques } from './techniques.tsx';

/** A table of words for each kind of incident: fetched with the first one that is opened. */
const Guidance = lazy(() => import('./guidance.tsx'));

/** What a source wrote, as it wrote it: text, with its own line breaks. */
function Text(props: { title: string; text: string | null; class: string }) {
  return (
    <Show when={props.text}>
      {(text) => (
        <Section title={props.title} class={props.class}>
          <p class="source-text">{text()}</p>
        </Section>
      )}
    </Show>
  );
}

/**
 * Everything that is known of one incident, in one column or several, as there is room: what happened and to whom, how
 * bad it is, where else it is, what to do next; then all that bears it out.
 */
export function Body(props: { incident: Incident; log?: (log: Log) => void }) {
  const link = useQueueLink();
  const incident = () => props.incident;
  const log = createLog(incident);
  const notes = createNotes(incident().id);
  const related = createAnswer(
    () => incident().indicators.length > 0 && incident().id,
    (id) => get<RelatedIncidents>(`${pathOf(id)}/related`),
  );
  props.log?.(log);
  const written = () => log.entries().filter(({ kind }) => kind === 'note.added').length;
  createEffect(on(written, () => void notes.follow(), { defer: true }));
  return (
    <div class="incident-grid">
      <Head incident={incident()} related={related.value()} />
      <div class="incident-says">
        <Text title="Description" text={incident().description} class="says-what" />
        <Text title="Impact" text={incident().impact} class="says-short" />
        <Text title="Recommendation" text={incident().recommendation} class="says-short" />
      </div>
      <div class="incident-side">
        <Suspense>
          <Guidance incident={incident()} />
        </Suspense>
        <Facts incident={incident()} />
        <Techniques ids={incident().techniques} />
        <Tags words={incident().tags} href={(tag) => link('tag', tag)} />
      </div>
      <div class="incident-proof">
        <Indicators incident={incident()} />
        <Related incident={incident()} related={related} />
        <Evidence incident={incident()} />
      </div>
      <div class="incident-talk">
        <Notes incident={incident()} notes={notes} />
        <History incident={incident()} log={log} notes={notes} />
      </div>
    </div>
  );
}
