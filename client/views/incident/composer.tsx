import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { FormFault } from '../../ui/field.tsx';
import { exact } from '../../ui/number.ts';
import { type CallList, createCallList } from './called-list.ts';
import { spelled } from './mention.ts';
import { createNoteDraft } from './note-draft.ts';
import type { Notes } from './note-list.ts';
import { NoteText } from './note-text.tsx';
import { createRemembered } from './remembered.ts';

/** As the server has it, people written out included. */
const MAX_NOTE_CHARS = 10_000;
/** From here on the reader wants to know how much is left. */
const NEARLY_FULL = 9_000;

const HINT = 'Markdown. @ calls somebody. Ctrl Enter sends.';

function Suggestions(props: { id: string; list: CallList; onPick: (index: number) => void }) {
  return (
    <Show when={props.list.call()}>
      {(call) => (
        <div class="calls" id={props.id} role="listbox" aria-label="People to mention">
          <For each={call().found}>
            {(person, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the field
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
              <div
                id={`${props.id}-${index()}`}
                role="option"
                aria-selected={index() === props.list.active()}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => props.onPick(index())}
              >
                {person.label}
              </div>
            )}
          </For>
        </div>
      )}
    </Show>
  );
}

interface FootProps {
  id: string;
  /** Characters of the note as it is sent. */
  length: number;
  said: string;
  preview: boolean;
  busy: boolean;
  onPreview: () => void;
}

function Foot(props: FootProps) {
  return (
    <div class="composer-foot">
      <p class="quiet" id={props.id}>
        {props.length > NEARLY_FULL
          ? `${exact(props.length)} of ${exact(MAX_NOTE_CHARS)} characters`
          : props.said}
      </p>
      <Show when={props.length > 0}>
        <button type="button" class="button bare" aria-pressed={props.preview} onClick={props.onPreview}>
          {props.preview ? 'Hide preview' : 'Preview'}
        </button>
      </Show>
      <button
        type="submit"
        class="button primary"
        disabled={props.busy || props.length === 0 || props.length > MAX_NOTE_CHARS}
      >
        {props.busy ? 'Sending…' : 'Add note'}
      </button>
    </div>
  );
}

interface Typing {
  readonly list: CallList;
  readonly send: () => Promise<void>;
  readonly pick: (index: number) => void;
  readonly leave: () => void;
}

function press(event: KeyboardEvent, { list, send, pick, leave }: Typing): void {
  const calling = list.call() !== undefined;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  else if (calling && event.key === 'ArrowDown') list.move(1);
  else if (calling && event.key === 'ArrowUp') list.move(-1);
  else if (calling && (event.key === 'Enter' || event.key === 'Tab')) pick(list.active());
  else if (calling && event.key === 'Escape') list.close();
  else if (event.key === 'Escape') leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Where a note is written. It is kept until it is sent, also when the page is left or sending fails. */
export function Composer(props: { incident: Incident; notes: Notes }) {
  const { draft, change, send, busy, fault, isKept } = createNoteDraft(() => props.incident, props.notes);
  const list = createCallList(() => props.incident.tenant.slug);
  const [preview, setPreview] = createRemembered('incident:note-preview', true);
  const [said, setSaid] = createSignal(isKept ? 'Your draft is still here.' : '');
  const id = createUniqueId();
  let field!: HTMLTextAreaElement;
  const body = () => spelled(draft().text.trimEnd(), draft().called);

  const type = (text: string) => {
    setSaid('');
    change(text);
    void list.follow(text, field.selectionStart);
  };
  const pick = (index: number) => {
    const call = list.call()!;
    const person = call.found[index]!;
    const { text } = draft();
    const caret = call.at + person.label.length + 2;
    change(`${text.slice(0, call.at)}@${person.label} ${text.slice(call.caret)}`, [person]);
    list.close();
    field.value = draft().text;
    field.setSelectionRange(caret, caret);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="unseen" for={id}>
        Write a note
      </label>
      <div class="composer-field">
        <textarea
          ref={field}
          id={id}
          class="input composer-text"
          data-note-field
          rows={3}
          placeholder="Write a note"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={list.call() !== undefined}
          aria-controls={`${id}-calls`}
          aria-activedescendant={list.call() ? `${id}-calls-${list.active()}` : undefined}
          aria-describedby={`${id}-hint`}
          value={draft().text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => press(event, { list, send, pick, leave: () => field.blur() })}
          onBlur={list.close}
        />
        <Suggestions id={`${id}-calls`} list={list} onPick={pick} />
      </div>
      <Show when={preview() && body() !== ''}>
        <section class="note-preview" aria-label="Preview">
          <NoteText body={body()} />
        </section>
      </Show>
      <FormFault text={fault()} />
      <Foot
        id={`${id}-hint`}
        length={body().length}
        said={said() || HINT}
        preview={preview()}
        busy={busy()}
        onPreview={() => setPreview(!preview())}
      />
    </form>
  );
}
