import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { View } from '../../../../shared/wire/http/views.ts';
import { useQueue } from '../queue.ts';
import { builtIn, type ViewEntry } from './built-in.ts';

interface ViewListProps {
  readonly onOpen: (view: ViewEntry) => void;
  readonly onEdit: (view: View) => void;
  readonly onRemove: (view: View) => void;
  readonly onUpdate: (view: View) => void;
  readonly onSave: () => void;
}

function Entry(props: { view: ViewEntry; onOpen: (view: ViewEntry) => void }) {
  const { views } = useQueue();
  return (
    <button
      type="button"
      class="menu-item view-open"
      aria-current={views.exact() === props.view ? 'true' : undefined}
      onClick={() => props.onOpen(props.view)}
    >
      <span class="ellipsis">{props.view.name}</span>
    </button>
  );
}

function Saved(props: Pick<ViewListProps, 'onOpen' | 'onEdit' | 'onRemove'> & { view: View }) {
  return (
    <div class="view-line">
      <Entry view={props.view} onOpen={props.onOpen} />
      <Show when={props.view.mine} fallback={<span class="quiet view-owner">{props.view.owner.name}</span>}>
        <button
          type="button"
          class="button bare square"
          aria-label={`Rename or share ${props.view.name}`}
          title="Rename or share"
          onClick={() => props.onEdit(props.view)}
        >
          <Pencil class="icon" aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button bare square"
          aria-label={`Delete ${props.view.name}`}
          title="Delete"
          onClick={() => props.onRemove(props.view)}
        >
          <Trash class="icon" aria-hidden="true" />
        </button>
      </Show>
    </div>
  );
}

/** The views there are: those everybody has, those somebody saved, and the way to save what the address says now. */
export function ViewList(props: ViewListProps) {
  const { views } = useQueue();
  const groups = () => [
    { title: 'Yours alone', saved: views.saved().filter(({ shared }) => !shared) },
    { title: 'Shared', saved: views.saved().filter(({ shared }) => shared) },
  ];
  return (
    <>
      <For each={builtIn}>{(view) => <Entry view={view} onOpen={props.onOpen} />}</For>
      <For each={groups().filter(({ saved }) => saved.length > 0)}>
        {({ title, saved }) => (
          <>
            <p class="view-title">{title}</p>
            <For each={saved}>{(view) => <Saved {...props} view={view} />}</For>
          </>
        )}
      </For>
      <hr class="view-rule" />
      <Show when={views.edited()?.mine && views.edited()}>
        {(view) => (
          <button type="button" class="menu-item" onClick={() => props.onUpdate(view())}>
            Update “{view().name}”
          </button>
        )}
      </Show>
      <button type="button" class="menu-item" onClick={() => props.onSave()}>
        Save this as a view…
      </button>
    </>
  );
}
