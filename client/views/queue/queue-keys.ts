import { onCleanup } from 'solid-js';
import { actKeys, openAct } from '../../acts/act-keys.ts';
import type { Book } from '../../incidents/book.ts';
import { isCovered, isTyping } from '../../ui/keys-taken.ts';
import { type ListDeed, listDeedOf } from '../frame/key-table.ts';
import { tickLoaded } from './acts/tick-loaded.ts';
import type { Queue } from './queue.ts';
import { stormOf } from './rows/weave.ts';
import { showArrivals } from './show-arrivals.ts';
import { turnStorm } from './storm-rows.ts';

/** Keys that scroll whatever has the focus: they are the list's while that is the list or nothing. */
const scrolling: ReadonlySet<ListDeed> = new Set(['top', 'bottom', 'pageDown', 'pageUp', 'unfold', 'fold']);

/** A menu or dialog is open, or an incident's own page lies over the list. */
const isElsewhere = (): boolean => isCovered() || document.querySelector('[inert] .incidents') !== null;

/** Whether a control has the focus that has a use of its own for a key. */
const isControl = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  ((key === 'Enter' && target.matches('button, a[href]')) ||
    (key === ' ' && target.matches('button, a[href], input')));

const inList = (): boolean =>
  document.activeElement === document.body ||
  document.activeElement?.id === 'content' ||
  document.activeElement?.closest('.queue-grid') !== null;

interface Around {
  readonly queue: Queue;
  readonly book: Book;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

function deeds({ queue, open, close }: Around): Record<ListDeed, () => void> {
  const { rows, cursor, ticks, viewport, opened } = queue;
  const storm = (wanted?: boolean) => {
    const id = stormOf(cursor.key() ?? '');
    if (id !== undefined && rows.isUnfolded(id) !== wanted) turnStorm(queue, cursor.key()!);
  };
  return {
    next: () => cursor.step(1),
    previous: () => cursor.step(-1),
    open: () => {
      const key = cursor.key();
      if (key === null) return;
      if (stormOf(key) === undefined) open(key);
      else turnStorm(queue, key);
    },
    close: () => {
      if (opened() !== null) close();
      else if (ticks.keys().size > 0) ticks.clear();
      else {
        (document.activeElement as HTMLElement | null)?.blur();
        cursor.clear();
      }
    },
    tick: () => {
      const key = cursor.key();
      if (key !== null && stormOf(key) === undefined) ticks.turn(key);
    },
    tickTo: () => {
      const from = rows.indexOf(ticks.anchor() ?? '');
      const to = cursor.index();
      if (to !== -1) ticks.add(rows.between(from === -1 ? to : from, to));
    },
    tickLoaded: () => tickLoaded(queue),
    arrivals: () => void showArrivals(queue),
    top: () => {
      void showArrivals(queue).then(() => cursor.moveTo(0));
    },
    bottom: () => {
      void rows.main.last().then(() => cursor.moveTo(rows.length() - 1));
    },
    pageDown: () => cursor.step(viewport.pageRows()),
    pageUp: () => cursor.step(-viewport.pageRows()),
    unfold: () => storm(true),
    fold: () => storm(false),
  };
}

/** The ticked incidents; where none are, the one that is open, else the one the keyboard is at. */
export function inFront({ queue, book }: Pick<Around, 'queue' | 'book'>) {
  const ticked = queue.ticks.incidents();
  if (ticked.length > 0) return ticked;
  const id = queue.opened() ?? queue.cursor.key();
  const incident = id === null ? undefined : book.get(id);
  return incident ? [incident] : [];
}

/** The keys of the list, for as long as the page lives. */
export function listenToQueueKeys(around: Around): void {
  const run = deeds(around);
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target) || isElsewhere()) return;
    const name = event.ctrlKey || event.metaKey ? `Control+${event.key.toLowerCase()}` : event.key;
    if (isControl(event.target, event.key)) return;
    const deed = listDeedOf.get(name);
    const act = deed === undefined && !event.repeat ? actKeys.get(name) : undefined;
    if (act !== undefined) openAct(act, inFront(around));
    else if (deed !== undefined && (inList() || !(scrolling.has(deed) || name.startsWith('Arrow'))))
      run[deed]();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', press);
  onCleanup(() => document.removeEventListener('keydown', press));
}
