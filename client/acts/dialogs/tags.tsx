import './tags.css';
import Check from 'lucide-solid/icons/check';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { MAX_TAG_CHARS } from '../../../shared/wire/acts-limits.ts';
import { TextField } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { useActor } from '../../views/frame/actor.tsx';
import { ActFrame } from './frame.tsx';
import type { DialogProps } from './opened.ts';
import { asSent, holdOf, isNothing, type TagChange, turned } from './tag-draft.ts';
import { knownTags, rememberTags } from './tag-memory.ts';

/** More would be searched by typing. */
const MOST_OFFERED = 24;

const icons = { all: Check, some: Minus, none: Plus };
const pressed = { all: 'true', some: 'mixed', none: 'false' } as const;

/** Puts tags on and takes them off. Of many incidents, a tag may be on some. */
export function TagsDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const id = createUniqueId();
  const user = useActor()().actor.id;
  const [wanted, setWanted] = createSignal<TagChange>(change.tags ?? {});
  const [text, setText] = createSignal('');
  const held = [...new Set(targets.flatMap(({ tags }) => tags))];
  const offered = createMemo(() =>
    [...new Set([...held, ...(wanted().add ?? []), ...knownTags(user)])].slice(0, MOST_OFFERED),
  );
  const turn = (tag: string) => setWanted((now) => turned(tag, targets, now));
  const typed = () => text().trim();
  const put = () => {
    if (typed() !== '' && holdOf(typed(), targets, wanted()) !== 'all') turn(typed());
    setText('');
  };
  const form = createSubmission({
    fields: ['tag'],
    check: () => (isNothing(wanted()) && typed() === '' ? { tag: 'Type a tag, or turn one on or off' } : {}),
    act: async () => {
      // What is typed and not put yet is meant as well.
      put();
      const tags = asSent(wanted());
      if (isNothing(tags)) return props.onClose();
      rememberTags(user, tags.add ?? []);
      props.act({ tags }, 'tagged');
    },
  });
  const press = (event: KeyboardEvent) => {
    if (event.key !== ',' && !(event.key === 'Tab' && typed() !== '')) return;
    event.preventDefault();
    put();
  };
  return (
    <ActFrame opened={props.opened} title="Tags of" verb="Save tags" form={form} onClose={props.onClose}>
      <TextField
        label="Add a tag"
        hint="A comma begins the next one."
        list={id}
        maxlength={MAX_TAG_CHARS}
        autocomplete="off"
        value={text()}
        fault={form.at('tag')}
        onText={setText}
        onKeyDown={press}
      />
      <datalist id={id}>
        <For each={knownTags(user)}>{(tag) => <option value={tag} />}</For>
      </datalist>
      <Show when={offered().length > 0}>
        {/* biome-ignore lint/a11y/useSemanticElements: switches, and no form fields */}
        <div class="act-tags" role="group" aria-label="Tags">
          <For each={offered()}>
            {(tag) => {
              const hold = () => holdOf(tag, targets, wanted());
              return (
                <button
                  type="button"
                  class="act-tag"
                  aria-pressed={pressed[hold()]}
                  onClick={() => turn(tag)}
                >
                  <Dynamic component={icons[hold()]} class="icon" aria-hidden="true" />
                  {tag}
                </button>
              );
            }}
          </For>
        </div>
      </Show>
    </ActFrame>
  );
}
