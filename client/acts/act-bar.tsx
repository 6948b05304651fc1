import './act-bar.css';
import Check from 'lucide-solid/icons/check';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Flag from 'lucide-solid/icons/flag';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import UserCheck from 'lucide-solid/icons/user-check';
import UserPlus from 'lucide-solid/icons/user-plus';
import { type Component, createMemo, For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { Menu } from '../ui/menu.tsx';
import { exact } from '../ui/number.ts';
import { able, READ_ONLY } from './able.ts';
import { openAct } from './act-keys.ts';
import { useActs } from './acts.tsx';
import { type ActName, actNames, kindOf } from './kinds.ts';
import { createReader } from './reader.ts';

/** What is done all day stands in the bar, the rest in its menu. */
const icons: Partial<Record<ActName, Component<{ class: string; 'aria-hidden': 'true' }>>> = {
  acknowledge: Check,
  take: UserCheck,
  assign: UserPlus,
  escalate: Flag,
  close: CircleCheck,
  reopen: RotateCcw,
};
const inMenu = actNames.filter((name) => icons[name] === undefined);

interface ButtonProps {
  name: ActName;
  targets: readonly Incident[];
  why: string | null;
}

/** Pressed although it cannot be done, it says why: a button that does nothing teaches nothing. */
function ActButton(props: ButtonProps) {
  const kind = () => kindOf(props.name);
  const title = () => props.why ?? `${kind().word}${kind().key ? ` (${kind().key})` : ''}`;
  return (
    <button
      type="button"
      class="button"
      aria-disabled={props.why !== null}
      title={title()}
      data-act={props.name}
      onClick={() => openAct(props.name, props.targets)}
    >
      <Dynamic component={icons[props.name]} class="icon" aria-hidden="true" />
      <span class="act-word">{kind().word}</span>
    </button>
  );
}

function MenuItem(props: ButtonProps & { onDone: () => void }) {
  const choose = () => {
    props.onDone();
    openAct(props.name, props.targets);
  };
  return (
    <button
      type="button"
      class="menu-item"
      aria-disabled={props.why !== null}
      title={props.why ?? ''}
      data-act={props.name}
      onClick={choose}
    >
      {kindOf(props.name).word}
      <Show when={kindOf(props.name).key}>
        {(key) => (
          <span class="act-key" aria-hidden="true">
            <kbd>{key()}</kbd>
          </span>
        )}
      </Show>
    </button>
  );
}

function More(props: { targets: readonly Incident[]; why: ReadonlyMap<ActName, string | null> }) {
  return (
    <Menu
      menuClass="act-menu"
      side="end"
      face={
        <>
          More
          <ChevronDown class="icon quiet" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <For each={inMenu}>
          {(name) => (
            <MenuItem name={name} targets={props.targets} why={props.why.get(name)!} onDone={close} />
          )}
        </For>
      )}
    </Menu>
  );
}

/**
 * Everything that can be done to the targets, one or many. Those the reader may only read stay as they are; where all
 * are of that kind, no button is shown that would never do anything.
 */
export function ActBar(props: { targets: readonly Incident[]; compact?: boolean }) {
  const acts = useActs();
  const reader = createReader();
  const shown = createMemo(() => props.targets.map(acts.shown));
  const why = createMemo(
    () => new Map(actNames.map((name) => [name, able(name, shown(), reader).why] as const)),
  );
  const readOnly = createMemo(
    () => props.targets.filter(({ tenant }) => !reader.mayManage(tenant.id)).length,
  );
  const isReadOnly = () => props.targets.length > 0 && readOnly() === props.targets.length;
  const inBar = createMemo(() =>
    (Object.keys(icons) as ActName[]).filter((name) => name !== 'reopen' || why().get('reopen') === null),
  );
  return (
    <Show
      when={!isReadOnly()}
      fallback={
        <span class="act-bar-said" title={READ_ONLY}>
          Read-only
        </span>
      }
    >
      <div
        class="act-bar"
        classList={{ compact: props.compact ?? false }}
        role="toolbar"
        aria-label="Act on it"
      >
        <For each={inBar()}>
          {(name) => <ActButton name={name} targets={props.targets} why={why().get(name)!} />}
        </For>
        <More targets={props.targets} why={why()} />
        <Show when={readOnly() > 0}>
          <span class="act-bar-said">
            {exact(readOnly())} of {exact(props.targets.length)} are read-only for you
          </span>
        </Show>
      </div>
    </Show>
  );
}
