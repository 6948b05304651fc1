import GripVertical from 'lucide-solid/icons/grip-vertical';
import { type Accessor, createSignal, type JSX, Show } from 'solid-js';
import type { RoutingRule } from '../../../../shared/wire/http/routing.ts';
import { Keyed } from '../../../ui/keyed.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { exact } from '../../../ui/number.ts';
import { isRowClick } from '../../../ui/row-click.ts';
import { formatWord } from '../format-word.ts';
import { conditionOf } from './rule-words.ts';

interface RuleTableProps {
  rules: readonly RoutingRule[];
  now: number;
  onOpen: (rule: RoutingRule) => void;
  /** The rule goes to this place of the list, counted from 0. */
  onMove: (rule: RoutingRule, to: number) => void;
  onTurn: (rule: RoutingRule) => void;
  instead: JSX.Element;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

function Handle(props: { rule: RoutingRule; at: number; last: number; onMove: RuleTableProps['onMove'] }) {
  let handle!: HTMLButtonElement;
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = props.at + step;
    if (to < 0 || to > props.last) return;
    props.onMove(props.rule, to);
    // An element that is moved loses the focus.
    handle.focus();
  };
  return (
    <button
      ref={handle}
      type="button"
      class="rule-handle"
      aria-label={`Place ${props.at + 1}: ${conditionOf(props.rule)}. Arrow keys move it.`}
      title="Drag, or move with the arrow keys"
      onKeyDown={press}
    >
      <GripVertical class="icon quiet" aria-hidden="true" />
      <span class="tabular">{props.at + 1}</span>
    </button>
  );
}

function Row(props: {
  table: RuleTableProps;
  rule: Accessor<RoutingRule>;
  dragged: Accessor<string | undefined>;
  onDrag: (id: string | undefined) => void;
}) {
  const [over, setOver] = createSignal(false);
  const rule = props.rule;
  const at = () => props.table.rules.findIndex(({ id }) => id === rule().id);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const taken = props.table.rules.find(({ id }) => id === props.dragged());
    if (taken && taken.id !== rule().id) props.table.onMove(taken, at());
  };
  return (
    <tr
      draggable={true}
      classList={{ ended: !rule().enabled, 'drop-here': over() && props.dragged() !== rule().id }}
      onDragStart={() => props.onDrag(rule().id)}
      onDragEnd={() => props.onDrag(undefined)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onClick={(event) => isRowClick(event) && props.table.onOpen(rule())}
    >
      <td>
        <Handle rule={rule()} at={at()} last={props.table.rules.length - 1} onMove={props.table.onMove} />
      </td>
      <td>
        <button type="button" class="row-open" onClick={() => props.table.onOpen(rule())}>
          {conditionOf(rule())}
        </button>
      </td>
      <td class="middling">
        <span class="quiet">{rule().format === null ? 'any' : formatWord(rule().format!)}</span>
      </td>
      <td>{rule().tenant.name}</td>
      <td class="end tabular">{exact(rule().matched)}</td>
      <td class="middling end">
        <Show when={rule().last_matched_at} fallback={<span class="quiet">never</span>}>
          {(last) => <Moment at={last()} now={props.table.now} />}
        </Show>
      </td>
      <td class="end">
        <button type="button" class="button bare" onClick={() => props.table.onTurn(rule())}>
          {rule().enabled ? 'Turn off' : 'Turn on'}
          <span class="unseen"> {conditionOf(rule())}</span>
        </button>
      </td>
    </tr>
  );
}

const heads: readonly (readonly [word: string, width?: string, kind?: string])[] = [
  ['Order', '5rem'],
  ['When'],
  ['Format', '9rem', 'middling'],
  ['Customer', '12rem'],
  ['Matched', '6rem', 'end'],
  ['Last', '6rem', 'middling end'],
  ['', '7rem', 'end'],
];

/** The rules in the order in which they are asked; the first that fits decides. */
export function RuleTable(props: RuleTableProps) {
  const [dragged, setDragged] = createSignal<string>();
  return (
    <section class="data-scroll" tabindex="0" aria-label="Routing rules">
      <table class="data-table opens">
        <thead>
          <tr>
            {heads.map(([word, width, kind]) => (
              <th scope="col" class={kind ?? ''} style={{ width }}>
                {word || <span class="unseen">Actions</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Keyed each={props.rules} by={({ id }) => id}>
            {(rule) => <Row table={props} rule={rule} dragged={dragged} onDrag={setDragged} />}
          </Keyed>
        </tbody>
      </table>
      {props.instead}
    </section>
  );
}
