import './nav.css';
import { A } from '@solidjs/router';
import Keyboard from 'lucide-solid/icons/keyboard';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import PanelLeft from 'lucide-solid/icons/panel-left';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import { For } from 'solid-js';
import { Logo } from '../../ui/logo.tsx';

const pages = [
  { href: '/mssp', word: 'Dashboard', icon: LayoutDashboard, end: true },
  { href: '/mssp/incidents', word: 'Incidents', icon: ShieldAlert, end: false },
];

export function Nav(props: { narrow: boolean; onTurn: () => void; onHelp: () => void }) {
  return (
    <nav class="nav" aria-label="Main">
      <A class="nav-brand" href="/mssp" end>
        <Logo />
        <span class="nav-word">Watchfloor</span>
      </A>
      <ul>
        <For each={pages}>
          {(page) => (
            <li>
              <A class="nav-item" activeClass="here" href={page.href} end={page.end} title={page.word}>
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
