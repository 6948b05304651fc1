import { type Accessor, createMemo, For, type JSX } from 'solid-js';

interface KeyedProps<T> {
  each: readonly T[];
  by: (row: T) => string;
  children: (row: Accessor<T>) => JSX.Element;
}

/**
 * Rows that keep their elements, and with them focus, selection and scroll, when a newer answer comes. A row whose
 * content is the same is not even drawn again.
 */
export function Keyed<T>(props: KeyedProps<T>) {
  const rows = createMemo(() => new Map(props.each.map((row) => [props.by(row), row])));
  return (
    <For each={[...rows().keys()]}>
      {(key) => {
        // A row that has left may be asked once more before its element is gone.
        const row = createMemo((known: T | undefined) => rows().get(key) ?? known!, undefined, {
          equals: (one, other) => JSON.stringify(one) === JSON.stringify(other),
        });
        return props.children(row as Accessor<T>);
      }}
    </For>
  );
}
