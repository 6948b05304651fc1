import type { LogEntry } from '../../../shared/wire/http/events.ts';
import { exact } from '../../ui/number.ts';
import { type Changes, type Clause, clausesOf, sibling } from './history-words.ts';

/** One line of the history: what somebody did in one go, or a run of reports that said nothing new. */
export interface Item {
  /** The first of its entries in the log. */
  readonly seq: number;
  readonly by: 'source' | 'clock' | 'person';
  readonly who: string;
  readonly clauses: readonly Clause[];
  /** Of the last of its entries, epoch milliseconds; `since` is the first, where it is a run. */
  readonly at: number;
  readonly since: number | null;
  /** Notes written along with it. */
  readonly notes: readonly string[];
}

/** Whose history it is. */
export interface Subject {
  readonly number: string;
  readonly source: string;
  /** See Told. */
  readonly technique?: (id: string) => string;
}

const GONE = 'Somebody whose account is gone';

const isRepetition = ({ kind, actor }: LogEntry): boolean =>
  kind === 'incident.repeated' && actor === 'ingest';

/** Entries that are told in one line: an act and its note, or reports one after the other. */
const belongs = (one: LogEntry, next: LogEntry): boolean =>
  (isRepetition(one) && isRepetition(next)) ||
  (one.actor !== 'ingest' && one.actor === next.actor && one.at === next.at);

/** `entries` in the order of the log; the answer too. */
export function itemsOf(entries: readonly LogEntry[], subject: Subject): Item[] {
  const runs: LogEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && belongs(run.at(-1)!, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs.map((run) => itemOf(run, subject));
}

function itemOf(run: readonly LogEntry[], subject: Subject): Item {
  const first = run[0]!;
  const last = run.at(-1)!;
  const isRun = run.length > 1 && isRepetition(first);
  return {
    seq: first.seq,
    ...whoOf(first, subject),
    clauses: isRun ? [repeatedBy(run)] : run.flatMap((entry) => told(entry, subject)),
    at: Date.parse(last.at),
    since: isRun ? Date.parse(first.at) : null,
    notes: run.flatMap(({ data }) => (typeof data.note === 'string' ? [data.note] : [])),
  };
}

function whoOf({ actor, actor_name }: LogEntry, { source }: Subject): Pick<Item, 'by' | 'who'> {
  if (actor === 'ingest') return { by: 'source', who: source };
  if (actor === 'watchfloor') return { by: 'clock', who: 'Watchfloor' };
  return { by: 'person', who: actor_name ?? GONE };
}

const changesIn = ({ data }: LogEntry): Changes =>
  typeof data.changes === 'object' && data.changes !== null ? (data.changes as Changes) : {};

const count = (value: unknown): string | null => (typeof value === 'number' ? exact(value) : null);

function repeatedBy(run: readonly LogEntry[]): Clause {
  const total = count(run.at(-1)!.data.occurrences);
  return total === null
    ? ['reported it again']
    : ['reported it again, ', { value: `${total} times` }, ' by then'];
}

function told(entry: LogEntry, { number, technique = String }: Subject): readonly Clause[] {
  const { kind, data, actor } = entry;
  const clauses = clausesOf(changesIn(entry), { number, actor, technique });
  switch (kind) {
    case 'incident.created':
      return [['reported it for the first time']];
    case 'incident.repeated':
      return [repeatedBy([entry])];
    case 'incident.duplicate':
      return [['merged ', { value: sibling(number, data.duplicate) }, ' into it as a duplicate']];
    case 'note.added':
      return [['wrote a note']];
    case 'incident.changed':
      return changed(clauses, data.undoes !== undefined);
    default:
      return clauses.length > 0 ? clauses : [[kind.replace(/^\w+\./, '').replaceAll('_', ' ')]];
  }
}

/** Changes that no reader has a use for still happened. */
function changed(clauses: readonly Clause[], isUndo: boolean): readonly Clause[] {
  const [first = [], ...rest] = clauses;
  if (isUndo) return [['undid an act and so ', ...first], ...rest];
  return clauses.length > 0 ? clauses : [['reported it with new details']];
}

/** A sentence as plain text, for those who hear it. */
export const textOf = (clauses: readonly Clause[]): string =>
  clauses
    .map((clause) => clause.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join(''))
    .join(', ');
