import { actNames, kindOf } from '../../acts/kinds.ts';

export interface KeyLine {
  /** As they stand on the keyboard; pressed together or one after the other. */
  readonly keys: readonly string[];
  readonly word: string;
}

/** What keys do in a list of incidents: `press` is the event's own name of each key that does it. */
export const listKeys = {
  next: { press: ['j', 'ArrowDown'], keys: ['j'], word: 'Next incident' },
  previous: { press: ['k', 'ArrowUp'], keys: ['k'], word: 'Previous incident' },
  open: { press: ['Enter'], keys: ['Enter'], word: 'Open it, or unfold a storm' },
  close: { press: ['Escape'], keys: ['Esc'], word: 'Close what is open, then untick' },
  tick: { press: ['x', ' '], keys: ['x'], word: 'Tick' },
  tickTo: { press: ['X'], keys: ['Shift', 'x'], word: 'Tick from the last tick to here' },
  tickLoaded: { press: ['Control+a'], keys: ['Ctrl', 'a'], word: 'Tick all that is loaded' },
  arrivals: { press: ['.'], keys: ['.'], word: 'Show what is new' },
  top: { press: ['Home'], keys: ['Home'], word: 'To the top, with what is new' },
  bottom: { press: ['End'], keys: ['End'], word: 'To the last row' },
  pageDown: { press: ['PageDown'], keys: ['PgDn'], word: 'A screen down' },
  pageUp: { press: ['PageUp'], keys: ['PgUp'], word: 'A screen up' },
  unfold: { press: ['ArrowRight'], keys: ['→'], word: 'Unfold a storm' },
  fold: { press: ['ArrowLeft'], keys: ['←'], word: 'Fold it up' },
} as const satisfies Record<string, KeyLine & { press: readonly string[] }>;
export type ListDeed = keyof typeof listKeys;

/** Of use to who may act on what is ticked. */
export const tickKeys: readonly KeyLine[] = [listKeys.tick, listKeys.tickTo, listKeys.tickLoaded];

export const listDeedOf: ReadonlyMap<string, ListDeed> = new Map(
  Object.entries(listKeys).flatMap(([deed, { press }]) =>
    press.map((key) => [key, deed as ListDeed] as const),
  ),
);

/** What keys do to the ticked incidents, or to the one in front. */
export const actLines: readonly KeyLine[] = [
  ...actNames.flatMap((name): KeyLine[] => {
    const { key, word } = kindOf(name);
    return key === undefined ? [] : [{ keys: [key], word }];
  }),
  { keys: ['w'], word: 'I look into it, or no longer' },
  { keys: ['u'], word: 'Undo' },
];

/** What keys do where an incident is open. */
export const incidentLines: readonly KeyLine[] = [
  { keys: ['['], word: 'Previous in the list' },
  { keys: [']'], word: 'Next in the list' },
  { keys: ['f'], word: 'On a page of its own' },
];

export const everywhereLines: readonly KeyLine[] = [
  { keys: ['Ctrl', 'K'], word: 'Find a page or an action' },
  { keys: ['/'], word: 'Search on the page' },
  { keys: ['?'], word: 'This list' },
];
