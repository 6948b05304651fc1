import './view-menu.css';
import { useLocation, useNavigate } from '@solidjs/router';
import Bookmark from 'lucide-solid/icons/bookmark';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, createUniqueId, For, type JSX, Match, Show, Switch } from 'solid-js';
import type { View } from '../../../../shared/wire/http/views.ts';
import { placeBelow } from '../../../ui/place.ts';
import { toast } from '../../../ui/toast.tsx';
import { useQueue } from '../queue.ts';
import { builtIn, type ViewEntry } from './built-in.ts';
import { ViewForm } from './view-form.tsx';

type Shown = { readonly kind: 'list' } | { readonly kind: 'new' } | { readonly kind: 'edit'; view: View };

const LIST: Shown = { kind: 'list' };

function Section(props: { title: string; when: boolean; children: JSX.Element }) {
  return (
    <Show when={props.when}>
      <p class="view-title">{props.title}</p>
      {props.children}
    </Show>
  );
}

/** The views there are: those everybody has, those somebody saved, and the way to save what the address says now. */
export function ViewMenu() {
  const id = createUniqueId();
  const { views } = useQueue();
  const location = useLocation();
  const navigate = useNavigate();
  const [shown, setShown] = createSignal<Shown>(LIST);
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const done = () => {
    menu.hidePopover();
    button.focus();
  };
  const open = ({ query }: ViewEntry) => {
    navigate(query === '' ? location.pathname : `${location.pathname}?${query}`, { scroll: false });
    done();
  };
  const told = (work: Promise<unknown>, said: string) =>
    work.then(
      () => {
        toast(said);
        done();
      },
      (error: Error) => toast(`Not done. ${error.message}`),
    );
  const remove = (view: View) => told(views.remove(view), `View “${view.name}” deleted.`);

  const Entry = (entry: { view: ViewEntry }) => (
    <button
      type="button"
      class="menu-item view-open"
      aria-current={views.exact() === entry.view ? 'true' : undefined}
      onClick={() => open(entry.view)}
    >
      <span class="ellipsis">{entry.view.name}</span>
    </button>
  );
  const Saved = (entry: { view: View }) => (
    <div class="view-line">
      <Entry view={entry.view} />
      <Show when={entry.view.mine} fallback={<span class="quiet view-owner">{entry.view.owner.name}</span>}>
        <button
          type="button"
          class="button bare square"
          aria-label={`Rename or share ${entry.view.name}`}
          title="Rename or share"
          onClick={() => setShown({ kind: 'edit', view: entry.view })}
        >
          <Pencil class="icon" aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button bare square"
          aria-label={`Delete ${entry.view.name}`}
          title="Delete"
          onClick={() => void remove(entry.view)}
        >
          <Trash class="icon" aria-hidden="true" />
        </button>
      </Show>
    </div>
  );
  const own = () => views.saved().filter(({ shared }) => !shared);
  const common = () => views.saved().filter(({ shared }) => shared);
  const list = () => (
    <>
      <For each={builtIn}>{(view) => <Entry view={view} />}</For>
      <Section title="Yours alone" when={own().length > 0}>
        <For each={own()}>{(view) => <Saved view={view} />}</For>
      </Section>
      <Section title="Shared" when={common().length > 0}>
        <For each={common()}>{(view) => <Saved view={view} />}</For>
      </Section>
      <hr class="view-rule" />
      <Show when={views.edited()?.mine && views.edited()}>
        {(view) => (
          <button
            type="button"
            class="menu-item"
            onClick={() => void told(views.update(view()), `View “${view().name}” updated.`)}
          >
            Update “{view().name}”
          </button>
        )}
      </Show>
      <button type="button" class="menu-item" onClick={() => setShown({ kind: 'new' })}>
        Save this as a view…
      </button>
    </>
  );
  return (
    <>
      <button ref={button} type="button" class="button facet view-button" popovertarget={id} title="Views">
        <Bookmark class="icon" aria-hidden="true" />
        <span class="ellipsis">{views.word()}</span>
        <Show when={views.edited()}>
          <span class="quiet">edited</span>
        </Show>
        <ChevronDown class="icon quiet" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu view-menu"
        popover="auto"
        onBeforeToggle={() => {
          setShown(LIST);
          placeBelow(menu, button);
        }}
      >
        <Switch fallback={list()}>
          <Match when={shown().kind === 'new'}>
            <ViewForm
              word="Save"
              onBack={() => setShown(LIST)}
              onSave={async ({ name, shared }) => {
                await views.save(name, shared);
                toast(`View “${name}” saved.`);
                done();
              }}
            />
          </Match>
          <Match when={shown().kind === 'edit' && (shown() as { view: View }).view}>
            {(view) => (
              <ViewForm
                word="Change"
                view={view()}
                onBack={() => setShown(LIST)}
                onSave={async (change) => {
                  await views.change(view(), change);
                  setShown(LIST);
                }}
              />
            )}
          </Match>
        </Switch>
      </div>
    </>
  );
}
