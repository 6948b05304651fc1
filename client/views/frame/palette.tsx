import './palette.css';
import { useNavigate } from '@solidjs/router';
import Keyboard from 'lucide-solid/icons/keyboard';
import LogOut from 'lucide-solid/icons/log-out';
import SunMoon from 'lucide-solid/icons/sun-moon';
import User from 'lucide-solid/icons/user';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { signOut } from '../../session.ts';
import { type Entry, Finder, type Section } from '../../ui/finder.tsx';
import { plain } from '../../ui/search-rank.ts';
import { setTheme, theme, themes } from '../../ui/theme.ts';
import { useChoice } from './choice.ts';
import { useConsole } from './context.tsx';
import { useCustomerEntries } from './customer-entries.tsx';
import { useOpenPages } from './open-pages.ts';
import { addressOf } from './pages.ts';
import { offered } from './palette-offers.ts';

const keys = (...names: string[]) => (
  <span class="palette-keys">
    <For each={names}>{(name) => <kbd>{name}</kbd>}</For>
  </span>
);

function usePageEntries(): () => readonly Entry[] {
  const navigate = useNavigate();
  const { place } = useConsole();
  const open = useOpenPages();
  return createMemo(() =>
    open().map((page) => ({
      id: `page-${page.path || 'dashboard'}`,
      word: page.word,
      texts: [plain(page.word)],
      before: () => <page.icon class="icon" aria-hidden="true" />,
      after: () => keys('g', page.key),
      choose: () => navigate(addressOf(place()!, page.path)),
    })),
  );
}

function useActionEntries(onHelp: () => void): () => readonly Entry[] {
  const navigate = useNavigate();
  const action = (word: string, Icon: typeof User, choose: () => void, also = ''): Entry => ({
    id: plain(word).replaceAll(' ', '-'),
    word,
    texts: [plain(word), also],
    before: () => <Icon class="icon" aria-hidden="true" />,
    choose,
  });
  return () => [
    action('Account', User, () => navigate('/account'), 'profile password sessions tokens'),
    ...themes
      .filter((one) => one !== theme())
      .map((one) => action(`Theme: ${one}`, SunMoon, () => setTheme(one), 'appearance mode')),
    action('Keyboard shortcuts', Keyboard, onHelp, 'keys help'),
    action('Sign out', LogOut, () => void signOut(), 'log out leave'),
  ];
}

function Everything(props: { onDone: () => void; onHelp: () => void }) {
  const { everything, lately, groups, customers } = useCustomerEntries();
  const pages = usePageEntries();
  const choice = useChoice();
  const actions = useActionEntries(props.onHelp);
  const sections = createMemo<Section[]>(() => [
    ...offered(),
    { title: 'Pages', entries: pages() },
    { title: 'Recent customers', entries: lately(), unsearched: true },
    { title: 'Customers', entries: [...everything(), ...customers()], hidden: true },
    { title: 'Groups', entries: groups(), hidden: true },
    { title: 'Actions', entries: actions() },
  ]);
  return (
    <Finder
      label={choice() ? 'Go to a page or customer, or do something' : 'Go to a page, or do something'}
      sections={sections()}
      none="Nothing fits that"
      onDone={props.onDone}
    />
  );
}

/** Everything the console can open or do, found by typing. */
export function Palette(props: { ref: (open: () => void) => void; onHelp: () => void }) {
  const [open, setOpen] = createSignal(false);
  let dialog!: HTMLDialogElement;
  props.ref(() => {
    if (dialog.open) return;
    // One that was closed a moment ago may still be told so.
    setOpen(false);
    setOpen(true);
    dialog.showModal();
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; this is its backdrop
    <dialog
      ref={dialog}
      class="palette"
      aria-label="Command palette"
      onClose={() => setOpen(dialog.open)}
      onClick={(event) => event.target === dialog && dialog.close()}
    >
      <Show when={open()}>
        <Everything onDone={() => dialog.close()} onHelp={props.onHelp} />
      </Show>
    </dialog>
  );
}
