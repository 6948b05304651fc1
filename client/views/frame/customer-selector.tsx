import './customer-selector.css';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import Layers from 'lucide-solid/icons/layers';
import { createMemo, createSignal, Show } from 'solid-js';
import { Finder, type Section } from '../../ui/finder.tsx';
import { placeBelow } from '../../ui/place.ts';
import { focusAsShown } from '../../ui/stops.ts';
import { useActor, useStanding } from './actor.tsx';
import { BrandMark } from './brand-mark.tsx';
import { useChoice } from './choice.ts';
import { useConsole, useContextTenant } from './context.tsx';
import { useCustomerEntries } from './customer-entries.tsx';

/** Fewer than this many need no section of their own for the latest ones. */
const FEW = 8;

function Here() {
  const me = useActor();
  const { group } = useConsole();
  const tenant = useContextTenant();
  return (
    <Show
      when={tenant()}
      fallback={
        <>
          <Show when={group()}>
            <Layers class="icon quiet" aria-hidden="true" />
          </Show>
          <span class="ellipsis">
            {group()?.name ?? (me().provider?.mssp_view ? 'All customers' : 'Provider')}
          </span>
        </>
      }
    >
      {(known) => (
        <>
          <BrandMark tenant={known()} />
          <span class="ellipsis">{known().brand_name ?? known().name}</span>
          <Show when={known().state !== 'active'}>
            <span class="tag">{known().state}</span>
          </Show>
        </>
      )}
    </Show>
  );
}

function List(props: { onDone: () => void }) {
  const me = useActor();
  const { everything, lately, groups, customers } = useCustomerEntries();
  const sections = createMemo<Section[]>(() => [
    { title: me().provider?.mssp_view ? 'MSSP View' : 'Administration', entries: everything() },
    { title: 'Recent', entries: customers().length < FEW ? [] : lately(), unsearched: true },
    { title: 'Groups', entries: groups() },
    { title: 'Customers', entries: customers() },
  ]);
  return (
    <Finder
      label="Find a customer"
      sections={sections()}
      none="No customer of that name in your scope"
      onDone={props.onDone}
    />
  );
}

/** The first control of every screen: whose environment this is, and the way into another. */
export function CustomerSelector(props: { ref: (open: () => void) => void }) {
  const { reload } = useStanding();
  const { place } = useConsole();
  const choice = useChoice();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let popup!: HTMLDivElement;
  props.ref(() => {
    if (!choice() || !place()) return;
    // The popup gives the focus back to where it was.
    button.focus();
    popup.showPopover();
  });
  // The list is made anew before it is shown: one closed a moment ago is not told so before the next is opened.
  const begin = (event: ToggleEvent) => {
    if (event.newState !== 'open') return;
    setOpen(false);
    setOpen(true);
    placeBelow(popup, button);
    focusAsShown(popup);
    void reload();
  };
  return (
    <Show when={place()}>
      <Show
        when={choice()}
        fallback={
          <span class="selector lone" data-testid="customer-selector">
            <Here />
          </span>
        }
      >
        <button
          ref={button}
          type="button"
          class="selector button"
          data-testid="customer-selector"
          title="Switch customer (g o)"
          aria-haspopup="dialog"
          aria-expanded={open()}
          popovertarget="customer-popup"
        >
          <span class="unseen">Customer: </span>
          <Here />
          <ChevronsUpDown class="icon quiet" aria-hidden="true" />
        </button>
        <div
          ref={popup}
          id="customer-popup"
          class="menu selector-popup"
          role="dialog"
          aria-label="Switch customer"
          popover="auto"
          onBeforeToggle={begin}
          onToggle={(event) => event.newState === 'closed' && setOpen(false)}
        >
          <Show when={open()}>
            <List onDone={() => popup.hidePopover()} />
          </Show>
        </div>
      </Show>
    </Show>
  );
}
