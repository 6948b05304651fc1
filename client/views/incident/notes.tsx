import { Match, Show, Switch } from 'solid-js';
import type { Note } from '../../../shared/wire/http/acts.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Composer } from './composer.tsx';
import type { Notes as NoteList } from './note-list.ts';
import { NoteText } from './note-text.tsx';
import { useRightsAt } from './rights.ts';
import { Section } from './section.tsx';
import { When } from './when.tsx';

function Written(props: { note: Note }) {
  return (
    <li class="note" id={`note-${props.note.id}`}>
      <p class="note-head">
        <b>{props.note.author.name}</b> <When at={Date.parse(props.note.at)} />
      </p>
      <NoteText body={props.note.body} />
    </li>
  );
}

/** What people wrote, oldest first, and the place to write more. */
export function Notes(props: { incident: Incident; notes: NoteList }) {
  const { may, granter } = useRightsAt(() => props.incident.tenant.id);
  const count = () => (props.notes.isRead() ? props.notes.items().length : undefined);
  return (
    <Section title="Notes" count={count()} class="notes-part">
      <Switch>
        <Match when={props.notes.fault() && !props.notes.isRead()}>
          <Trouble fault={props.notes.fault()!} what="the notes" onRetry={props.notes.follow} />
        </Match>
        <Match when={!props.notes.isRead()}>
          <SkeletonRows count={2} />
        </Match>
        <Match when={props.notes.items().length > 0}>
          <ol class="notes">
            <Keyed each={props.notes.items()} by={({ id }) => id}>
              {(note) => <Written note={note()} />}
            </Keyed>
          </ol>
          <Show when={props.notes.isCut()}>
            <p class="quiet">Later notes are not shown here: the API has all of them.</p>
          </Show>
        </Match>
        <Match when={true}>
          <p class="quiet">Nobody has written anything yet.</p>
        </Match>
      </Switch>
      <Show
        when={may('incidents.manage')}
        fallback={
          <p class="quiet">You may read notes, not write them. {granter()} can give you that right.</p>
        }
      >
        <Composer incident={props.incident} notes={props.notes} />
      </Show>
    </Section>
  );
}
