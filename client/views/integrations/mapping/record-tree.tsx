import './record-tree.css';
import { For, Show } from 'solid-js';
import { pointerOf } from './pointer.ts';

interface RecordTreeProps {
  record: unknown;
  /** The fields that a place fills, by its pointer. */
  usedBy: ReadonlyMap<string, readonly string[]>;
  /** For which field a place is chosen, as a screen reader says it. */
  choosingFor: string;
  onChoose: (pointer: string) => void;
}

/** What a level shows at most: a record of thousands of values is not chosen from by eye. */
const MOST = 200;

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `list of ${value.length}`;
  return isBranch(value) ? '{}' : JSON.stringify(value);
};

function Line(props: { tree: RecordTreeProps; name: string; value: unknown; pointer: string }) {
  const used = () => props.tree.usedBy.get(props.pointer) ?? [];
  return (
    <button
      type="button"
      class="tree-line"
      classList={{ used: used().length > 0 }}
      title={props.pointer}
      onClick={() => props.tree.onChoose(props.pointer)}
    >
      <span class="tree-key">{props.name}</span>
      <span class="tree-value ellipsis">{shown(props.value)}</span>
      <For each={used()}>{(field) => <span class="tree-mark">{field}</span>}</For>
      <span class="unseen">: use for {props.tree.choosingFor}</span>
    </button>
  );
}

function Branch(props: { tree: RecordTreeProps; value: object; keys: readonly string[] }) {
  const entries = () => Object.entries(props.value);
  return (
    <ul>
      <For each={entries().slice(0, MOST)}>
        {([name, value]) => {
          const keys = [...props.keys, name];
          const isLeaf = !isBranch(value) || Object.keys(value).length === 0;
          return (
            <li>
              <Show
                when={isLeaf || Array.isArray(value)}
                fallback={<span class="tree-line tree-key">{name}</span>}
              >
                <Line tree={props.tree} name={name} value={value} pointer={pointerOf(keys)} />
              </Show>
              <Show when={!isLeaf && isBranch(value) && value}>
                {(branch) => <Branch tree={props.tree} value={branch()} keys={keys} />}
              </Show>
            </li>
          );
        }}
      </For>
      <Show when={entries().length > MOST}>
        <li class="tree-line quiet">{entries().length - MOST} more are not shown</li>
      </Show>
    </ul>
  );
}

/** A pasted record, whose values are buttons: each fills the field that is open. */
export function RecordTree(props: RecordTreeProps) {
  return (
    <div class="tree">
      <Show when={isBranch(props.record) && props.record} keyed fallback={<code>{shown(props.record)}</code>}>
        {(record) => <Branch tree={props} value={record} keys={[]} />}
      </Show>
    </div>
  );
}
