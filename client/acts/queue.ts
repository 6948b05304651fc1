import type { Change } from '../../shared/wire/http/acts.ts';
import type { DoneRow, Names, Part, RefusedRow, Target, WaitingAct } from './act.ts';

/** Acts without a whole answer, in the order in which they were wanted. */
export type Queue = readonly WaitingAct[];

/** The server was asked, and could not say: the row is asked for again under the same name. */
const UNAVAILABLE = 503;

interface Wanted {
  readonly key: string;
  readonly at: number;
  readonly said: string;
  readonly change: Change;
  readonly names: Names;
  readonly targets: readonly Target[];
}

/** Cut into parts of at most `mostRows`, each of which `draw` gives a name of its own. */
export function newAct({ targets, ...wanted }: Wanted, mostRows: number, draw: () => string): WaitingAct {
  const parts: Part[] = [];
  for (let from = 0; from < targets.length; from += mostRows) {
    parts.push({ act: draw(), targets: targets.slice(from, from + mostRows), tried: false });
  }
  return { ...wanted, size: targets.length, parts, done: [], refused: [], undo: [] };
}

export const targetsOf = ({ parts }: WaitingAct): Target[] => parts.flatMap(({ targets }) => targets);

/**
 * What is to be sent next: of the acts that share no incident with an earlier one the smallest, so that one key
 * pressed is not kept waiting by thousands of rows, and what was wanted of one incident comes in the order it was.
 */
export function nextPart(queue: Queue): { readonly act: WaitingAct; readonly part: Part } | null {
  const touched = new Set<string>();
  let best: WaitingAct | null = null;
  for (const act of queue) {
    const targets = targetsOf(act);
    const isFree = targets.every(({ id }) => !touched.has(id));
    for (const { id } of targets) touched.add(id);
    if (isFree && (best === null || act.size < best.size)) best = act;
  }
  const [part] = best?.parts ?? [];
  return best && part ? { act: best, part } : null;
}

/** From here on nobody knows whether it was done, until there is an answer. */
export const tried = (queue: Queue, act: string): Queue =>
  queue.map((each) =>
    each.parts.some((part) => part.act === act && !part.tried)
      ? { ...each, parts: each.parts.map((part) => (part.act === act ? { ...part, tried: true } : part)) }
      : each,
  );

export interface Answered {
  readonly act: string;
  readonly done: readonly DoneRow[];
  readonly refused: readonly RefusedRow[];
  readonly undo: string | null;
}

/**
 * Takes an answer to one part in. Rows the server could not see to stay. What waits for the same incidents was wanted
 * of what is there now: it goes on from the version that this has made.
 */
export function answered(queue: Queue, { act, done, refused, undo }: Answered): Queue {
  const left = refused.filter(({ problem }) => problem.status === UNAVAILABLE).map(({ target }) => target);
  const said = refused.filter(({ problem }) => problem.status !== UNAVAILABLE);
  const moved = new Map(done.map((row) => [row.target.id, row]));
  const moveOn = (target: Target): Target => {
    const row = moved.get(target.id);
    return row && row.target.version === target.version ? { ...target, version: row.version } : target;
  };
  return queue.map((each) => {
    const isIt = each.parts.some((part) => part.act === act);
    if (!isIt)
      return { ...each, parts: each.parts.map((one) => ({ ...one, targets: one.targets.map(moveOn) })) };
    const parts = each.parts.flatMap((part): Part[] => {
      if (part.act !== act) return [part];
      return left.length === 0 ? [] : [{ ...part, targets: left }];
    });
    return {
      ...each,
      parts,
      done: [...each.done, ...done],
      refused: [...each.refused, ...said],
      undo: undo === null || each.undo.includes(undo) ? each.undo : [...each.undo, undo],
    };
  });
}

export const isOver = ({ parts }: WaitingAct): boolean => parts.length === 0;

export const without = (queue: Queue, key: string): Queue => queue.filter((each) => each.key !== key);
