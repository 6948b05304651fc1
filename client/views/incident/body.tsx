import { createEffect, lazy, on, Show, Suspense } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { techniqueAddress } from './attack.ts';
import { Evidence } from './evidence.tsx';
import { Facts, Words } from './facts-view.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { Indicators } from './indicators.tsx';
import { createLog, type Log } from './log.ts';
import { createNotes } from './note-list.ts';
import { Notes } from './notes.tsx';
import { useQueueLink } from './queue-link.ts';
import { Related } from './related.tsx';
import { Section } from './section.tsx';

/** A table of words for each kind of incident: fetched with the first one that is opened. */
const Guidance = lazy(() => import('./guidance.tsx'));

/** What a source wrote, as it wrote it: text, with its own line breaks. */
function Text(props: { title: string; text: string | null }) {
  return (
    <Show when={props.text}>
      {(text) => (
        <Section title={props.title}>
          <p class="source-text">{text()}</p>
        </Section>
      )}
    </Show>
  );
}

/** Everything that is known of one incident, in one column or several, as there is room. */
export function Body(props: { incident: Incident; log?: (log: Log) => void }) {
  const link = useQueueLink();
  const incident = () => props.incident;
  const log = createLog(incident);
  const notes = createNotes(incident().id);
  props.log?.(log);
  const written = () => log.entries().filter(({ kind }) => kind === 'note.added').length;
  createEffect(on(written, () => void notes.follow(), { defer: true }));
  return (
    <div class="incident-grid">
      <Head incident={incident()} />
      <div class="incident-says">
        <Text title="Description" text={incident().description} />
        <Text title="Impact" text={incident().impact} />
        <Text title="Recommendation" text={incident().recommendation} />
      </div>
      <div class="incident-side">
        <Facts incident={incident()} />
        <Suspense>
          <Guidance incident={incident()} />
        </Suspense>
        <Words title="Techniques" words={incident().techniques} href={techniqueAddress} />
        <Words title="Assets" words={incident().assets} />
        <Words title="Tags" words={incident().tags} href={(tag) => link('tag', tag)} />
      </div>
      <div class="incident-proof">
        <Indicators incident={incident()} />
        <Related incident={incident()} />
        <Evidence incident={incident()} />
      </div>
      <div class="incident-talk">
        <Notes incident={incident()} notes={notes} />
        <History incident={incident()} log={log} notes={notes} />
      </div>
    </div>
  );
}
