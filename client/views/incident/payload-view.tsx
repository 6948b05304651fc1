import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js';
import { exact } from '../../ui/number.ts';
import { around, foldedAtFirst, type Line, linesWith, type Record, unfolded } from './payload-lines.ts';

/** Drawn at a time: a screen holds fifty, and each is an element or three. */
const LINES_AT_ONCE = 400;

/** A text with each place of `query` marked; always as text. */
function Marked(props: { text: string; query: string }) {
  const parts = createMemo(() => {
    const query = props.query.toLowerCase();
    if (query === '') return [{ text: props.text, hit: false }];
    const lower = props.text.toLowerCase();
    const found: { text: string; hit: boolean }[] = [];
    let from = 0;
    for (let at = lower.indexOf(query); at !== -1; at = lower.indexOf(query, from)) {
      found.push({ text: props.text.slice(from, at), hit: false });
      from = at + query.length;
      found.push({ text: props.text.slice(at, from), hit: true });
    }
    return [...found, { text: props.text.slice(from), hit: false }];
  });
  return <For each={parts()}>{(part) => (part.hit ? <mark>{part.text}</mark> : part.text)}</For>;
}

interface LineProps {
  at: number;
  line: Line;
  query: string;
  current: boolean;
  folded: boolean;
  onFold: () => void;
}

function PayloadLine(props: LineProps) {
  return (
    <span
      class="payload-line"
      classList={{ current: props.current }}
      data-line={props.at}
      style={{ 'padding-left': `${props.line.depth + 1.5}rem` }}
    >
      <Show when={props.line.end !== null}>
        <button
          type="button"
          class="payload-fold"
          aria-expanded={!props.folded}
          aria-label={props.folded ? 'Unfold' : 'Fold'}
          onClick={props.onFold}
        >
          {props.folded ? <ChevronRight class="icon" /> : <ChevronDown class="icon" />}
        </button>
      </Show>
      <Marked text={props.line.text} query={props.query} />
      <Show when={props.folded}>
        <button type="button" class="payload-more" tabindex="-1" onClick={props.onFold}>
          {exact(props.line.members)} {props.line.members === 1 ? 'entry' : 'entries'}
        </button>
      </Show>
    </span>
  );
}

/** What is folded and looked for in a record. */
export function createReading(record: Accessor<Record>) {
  const lines = () => record().lines;
  const [folded, setFolded] = createSignal(foldedAtFirst(lines()));
  const [query, setQuery] = createSignal('');
  const [hit, setHit] = createSignal(0);
  const [limit, setLimit] = createSignal(LINES_AT_ONCE);
  const hits = createMemo(() => linesWith(lines(), query()));
  const seen = createMemo(() => unfolded(lines(), folded()));
  const turn = (line: number) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  const show = (line: number) => {
    const open = new Set(around(lines(), line));
    setFolded((before) => new Set([...before].filter((each) => !open.has(each))));
    setLimit((most) => Math.max(most, seen().indexOf(line) + LINES_AT_ONCE / 2));
  };
  return {
    lines,
    query,
    hits,
    turn,
    isFolded: (line: number) => folded().has(line),
    shown: createMemo(() => seen().slice(0, limit())),
    rest: () => Math.max(0, seen().length - limit()),
    more: () => setLimit((most) => most + LINES_AT_ONCE),
    foldAll: () =>
      setFolded(new Set(lines().flatMap(({ end, depth }, at) => (end !== null && depth > 0 ? [at] : [])))),
    unfoldAll: () => setFolded(new Set<number>()),
    /** The line that the search stands at. */
    current: () => hits()[hit()],
    position: hit,
    look(text: string): void {
      setQuery(text);
      setHit(0);
      const first = hits()[0];
      if (first !== undefined) show(first);
    },
    step(by: number): void {
      const { length } = hits();
      if (length === 0) return;
      setHit((at) => (at + by + length) % length);
      show(hits()[hit()]!);
    },
  };
}
export type Reading = ReturnType<typeof createReading>;

/** A record, as text and nothing else. */
export function PayloadView(props: { reading: Reading; label: string }) {
  return (
    <>
      <section class="payload-scroll" tabindex="0" aria-label={props.label}>
        <pre class="payload">
          <For each={props.reading.shown()}>
            {(at) => (
              <PayloadLine
                at={at}
                line={props.reading.lines()[at]!}
                query={props.reading.query()}
                current={props.reading.current() === at}
                folded={props.reading.isFolded(at)}
                onFold={() => props.reading.turn(at)}
              />
            )}
          </For>
        </pre>
      </section>
      <Show when={props.reading.rest() > 0}>
        <button type="button" class="button more" onClick={props.reading.more}>
          Show more: {exact(props.reading.rest())} lines are left
        </button>
      </Show>
    </>
  );
}
