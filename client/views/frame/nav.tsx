import './nav.css';
import { A } from '@solidjs/router';
import Keyboard from 'lucide-solid/icons/keyboard';
import PanelLeft from 'lucide-solid/icons/panel-left';
import { createMemo, For } from 'solid-js';
import { Logo } from '../../ui/logo.tsx';
import { useConsole } from './context.tsx';
import { useOpenPages } from './open-pages.ts';
import { addressOf } from './pages.ts';
import { grouped } from './switching.ts';

export function Nav(props: { narrow: boolean; onTurn: () => void; onHelp: () => void }) {
  const { place, root, group } = useConsole();
  const open = useOpenPages();
  const items = createMemo(() =>
    open().map((page) => {
      const narrowed = group() && grouped(page.path);
      const query = narrowed ? `?group=${group()!.id}` : '';
      return { page, href: addressOf(place()!, page.path) + query };
    }),
  );
  return (
    <nav class="nav" aria-label="Main">
      <A class="nav-brand" href={items()[0]?.href ?? root()} end>
        <Logo />
        <span class="nav-word">Watchfloor</span>
      </A>
      <ul>
        <For each={items()}>
          {({ page, href }) => (
            <li>
              <A class="nav-item" activeClass="here" href={href} end={page.path === ''} title={page.word}>
                <page.icon class="icon" aria-hidden="true" />
                <span class="nav-word">{page.word}</span>
              </A>
            </li>
          )}
        </For>
      </ul>
      <div class="nav-foot">
        <button type="button" class="nav-item" title="Keyboard shortcuts" onClick={props.onHelp}>
          <Keyboard class="icon" aria-hidden="true" />
          <span class="nav-word">Shortcuts</span>
        </button>
        <button
          type="button"
          class="nav-item nav-turn"
          title={props.narrow ? 'Widen navigation' : 'Collapse navigation'}
          aria-expanded={!props.narrow}
          onClick={props.onTurn}
        >
          <PanelLeft class="icon" aria-hidden="true" />
          <span class="nav-word">Collapse</span>
        </button>
      </div>
    </nav>
  );
}
