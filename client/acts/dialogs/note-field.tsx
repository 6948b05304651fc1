import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import type { AssigneeList } from '../../../shared/wire/http/assignees.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { get } from '../../api.ts';
import { Field } from '../../ui/field.tsx';
import { plain, ranked } from '../../ui/search-rank.ts';
import { type Called, callAt, labelled } from '../../views/incident/mention.ts';
import type { NoteDraft } from './note-draft.ts';
import { peoplePath } from './people-path.ts';
import { createSuggest } from './suggest.tsx';

/** As many as are seen at once. */
const MOST_OFFERED = 6;

interface NoteFieldProps {
  note: NoteDraft;
  targets: readonly Incident[];
  label: string;
  optional?: boolean;
  rows?: number;
  fault?: string | undefined;
}

/** A note in Markdown, in which an `@` calls somebody who reads these incidents. */
export function NoteField(props: NoteFieldProps) {
  const id = createUniqueId();
  const [people, setPeople] = createSignal<readonly Called[]>();
  const [call, setCall] = createSignal<{ readonly at: number; readonly query: string }>();
  let field!: HTMLTextAreaElement;
  const path = peoplePath(props.targets, 'mention');
  const ask = () => {
    if (people() !== undefined || path === null) return;
    setPeople([]);
    // Without the list a name stays plain text; the next `@` asks again.
    get<AssigneeList>(path).then(
      ({ items }) => setPeople(labelled(items)),
      () => setPeople(undefined),
    );
  };
  const fits = createMemo(() => {
    const calling = call();
    if (calling === undefined) return [];
    return ranked(calling.query, people() ?? [], ({ label }) => [plain(label)]).slice(0, MOST_OFFERED);
  });
  const look = () => {
    const calling = callAt(field.value, field.selectionStart);
    if (calling) ask();
    setCall(calling);
  };
  const choose = (user: string) => {
    const person = people()!.find((each) => each.id === user)!;
    const { at } = call()!;
    const { text, called } = props.note.draft();
    const rest = text.slice(field.selectionStart);
    const put = `${text.slice(0, at)}@${person.label} `;
    props.note.write({ text: put + rest, called: [...called.filter((each) => each.id !== user), person] });
    setCall(undefined);
    field.setSelectionRange(put.length, put.length);
  };
  const suggest = createSuggest({
    id,
    list: createMemo(() =>
      fits().map(({ id: user, label }) => ({ id: user, draw: () => <span class="ellipsis">{label}</span> })),
    ),
    choose,
    leave: () => setCall(undefined),
  });
  return (
    <div class="suggest">
      <Field
        label={props.label}
        optional={props.optional ?? false}
        fault={props.fault}
        hint="Markdown; @ calls somebody. Ctrl-Enter sends."
      >
        {(ties) => (
          <textarea
            ref={field}
            class="input"
            {...ties}
            rows={props.rows ?? 3}
            value={props.note.draft().text}
            aria-activedescendant={fits().length > 0 ? suggest.active() : undefined}
            onInput={(event) => {
              props.note.write({ ...props.note.draft(), text: event.currentTarget.value });
              look();
            }}
            onClick={look}
            onKeyDown={suggest.press}
            onBlur={() => setCall(undefined)}
          />
        )}
      </Field>
      <Show when={fits().length > 0}>{suggest.draw('People')}</Show>
    </div>
  );
}
