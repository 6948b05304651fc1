import './view-menu.css';
import { useLocation, useNavigate } from '@solidjs/router';
import Bookmark from 'lucide-solid/icons/bookmark';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { View } from '../../../../shared/wire/http/views.ts';
import { Menu } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useQueue } from '../queue.ts';
import type { ViewEntry } from './built-in.ts';
import { ViewForm } from './view-form.tsx';
import { ViewList } from './view-list.tsx';

type Shown = { readonly kind: 'list' } | { readonly kind: 'new' } | { readonly kind: 'edit'; view: View };

const LIST: Shown = { kind: 'list' };

function Views(props: { close: () => void }) {
  const { views } = useQueue();
  const location = useLocation();
  const navigate = useNavigate();
  const [shown, setShown] = createSignal<Shown>(LIST);
  const open = ({ query }: ViewEntry) => {
    navigate(query === '' ? location.pathname : `${location.pathname}?${query}`, { scroll: false });
    props.close();
  };
  const told = (work: Promise<unknown>, said: string) =>
    work.then(
      () => {
        toast(said);
        props.close();
      },
      (error: Error) => toast(`Not done. ${error.message}`),
    );
  return (
    <Switch
      fallback={
        <ViewList
          onOpen={open}
          onEdit={(view) => setShown({ kind: 'edit', view })}
          onRemove={(view) => void told(views.remove(view), `View “${view.name}” deleted.`)}
          onUpdate={(view) => void told(views.update(view), `View “${view.name}” updated.`)}
          onSave={() => setShown({ kind: 'new' })}
        />
      }
    >
      <Match when={shown().kind === 'new'}>
        <ViewForm
          word="Save"
          onBack={() => setShown(LIST)}
          onSave={async ({ name, shared }) => {
            await views.save(name, shared);
            toast(`View “${name}” saved.`);
            props.close();
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
  );
}

/** The views there are: those everybody has, those somebody saved, and the way to save what the address says now. */
export function ViewMenu() {
  const { views } = useQueue();
  return (
    <Menu
      class="button facet view-button"
      menuClass="view-menu"
      title="Views"
      face={
        <>
          <Bookmark class="icon" aria-hidden="true" />
          <span class="ellipsis">{views.word()}</span>
          <Show when={views.edited()}>
            <span class="quiet">edited</span>
          </Show>
          <ChevronDown class="icon quiet" aria-hidden="true" />
        </>
      }
    >
      {(close) => <Views close={close} />}
    </Menu>
  );
}
