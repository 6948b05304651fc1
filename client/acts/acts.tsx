import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  type ParentProps,
  useContext,
} from 'solid-js';
import { type Change, MAX_BULK_ROWS } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Me } from '../../shared/wire/http/me.ts';
import { get } from '../api.ts';
import { useBook } from '../incidents/book.ts';
import { plural } from '../ui/number.ts';
import { toast } from '../ui/toast.tsx';
import { useActor } from '../views/frame/actor.tsx';
import { type DoneRow, type Names, type Outcome, targetOf, type WaitingAct } from './act.ts';
import { aheadOf, type DoneAct, lookAhead } from './ahead.ts';
import { freshen } from './freshen.ts';
import { createLineage } from './lineage.ts';
import { createOutbox } from './outbox.ts';
import { newAct, targetsOf } from './queue.ts';
import { send } from './send.ts';
import { takeBack } from './take-back.ts';
import { isConflict, outcome, reasons, subject } from './words.ts';

export type { Names, Outcome, WaitingAct } from './act.ts';

export interface Acts {
  /**
   * Does `change` to the targets: shown at once, sent when there is a connection, told when it is done. `said` goes
   * after their names: “closed as benign”. Answers once the server has, for each of them.
   */
  perform(targets: readonly Incident[], change: Change, said: string, names?: Names): Promise<Outcome>;
  /** Without a whole answer yet, in the order in which they were wanted. */
  readonly waiting: Accessor<readonly WaitingAct[]>;
  /** Whether they wait for the connection. */
  readonly away: Accessor<boolean>;
  /** As it will be once what waits is done; tracks. */
  shown(incident: Incident): Incident;
  /** Thinks better of what waits. */
  drop(key: string): void;
  /** Sends now. */
  retry(): void;
  /** Refused, in part or whole, and not seen to yet. */
  readonly refused: Accessor<readonly WaitingAct[]>;
  /** What was refused is seen to. */
  settle(key: string): void;
  /** The refusal that is in front. */
  readonly deciding: Accessor<WaitingAct | undefined>;
  decide(key: string | null): void;
}

const ActsContext = createContext<Acts>();
export const useActs = (): Acts => useContext(ActsContext)!;

/** Rows that wait, at most: what a browser keeps of a tab ends at some megabytes. */
const MOST_ROWS = 10_000;
/** Of what was done, as much is remembered for pages that have not heard of it. */
const MOST_DONE_ACTS = 200;

const isNoteAlone = (change: Change): boolean => Object.keys(change).every((field) => field === 'note');
const inDialog = (): boolean => document.querySelector('dialog[open]') !== null;

function startActs(): Acts {
  const book = useBook();
  const me = useActor();
  const user = me().actor;
  const lineage = createLineage();
  const answers = new Map<string, (outcome: Outcome) => void>();
  const [done, setDone] = createSignal<readonly DoneAct[]>([]);
  const [deciding, setDeciding] = createSignal<string | null>(null);

  const answer = (act: WaitingAct, dropped = false) => {
    answers.get(act.key)?.({ done: act.done, refused: act.refused, dropped });
    answers.delete(act.key);
  };
  const heard = (
    { key, change, names, at }: WaitingAct,
    rows: readonly DoneRow[],
    incident: Incident | null,
  ) => {
    lineage.add(rows);
    if (incident) book.put([incident]);
    else setDone((all) => [...all, { key, change, names, at, rows }].slice(-MOST_DONE_ACTS));
    freshen(book, rows);
  };
  const undo = async (act: WaitingAct): Promise<string> => {
    const { restored, refused } = await takeBack(act);
    lineage.add(restored);
    setDone((all) => all.filter(({ key }) => key !== act.key));
    freshen(book, restored, true);
    const stays = act.change.note === undefined ? '' : ' The note stays.';
    if (refused.length === 0) return `Taken back.${stays}`;
    const key = crypto.randomUUID();
    outbox.refuse({ ...act, key, said: 'taken back', change: {}, done: restored, refused, undo: [] });
    return `${restored.length} of ${act.done.length} taken back, ${reasons(refused)}.${stays}`;
  };
  const tell = (act: WaitingAct) => {
    const isAlone = act.size === 1 && act.refused.length === 1;
    if (isAlone && isConflict(act.refused[0]!) && !inDialog()) return setDeciding(act.key);
    const more = { word: isAlone ? 'Decide' : 'Details', run: () => setDeciding(act.key) };
    const back = act.undo.length > 0 ? () => undo(act) : undefined;
    toast(outcome(act), back, act.refused.length > 0 ? more : undefined);
  };

  const outbox = createOutbox({
    user: user.id,
    storage: sessionStorage,
    send: (part, act) => send(user.id, part, act.change),
    onDone: (act, { answer: { done: rows }, incident }) => heard(act, rows, incident),
    onOver: (act) => {
      tell(act);
      answer(act);
    },
    // Nobody signed in leads to the sign-in page; for somebody else the page becomes theirs.
    onStranger: async () => {
      const here = await get<Me>('/api/v1/me').catch(() => undefined);
      if (here !== undefined && here.actor.id !== user.id) location.reload();
      return here?.actor.id === user.id;
    },
  });
  onCleanup(outbox.close);
  outbox.wake();

  createEffect(
    on(outbox.away, (away) => {
      const count = outbox.waiting().length;
      if (!away || count === 0) return;
      toast(
        `No connection: ${plural(count, 'change waits', 'changes wait')} for it, and will be sent by itself.`,
      );
    }),
  );

  const ahead = createMemo(() => aheadOf(done(), outbox.waiting()));
  return {
    waiting: outbox.waiting,
    away: outbox.away,
    refused: outbox.refused,
    retry: outbox.wake,
    shown: (incident) => lookAhead(ahead(), incident, user),
    deciding: () => outbox.refused().find(({ key }) => key === deciding()),
    decide: setDeciding,
    settle: outbox.settle,
    drop: (key) => {
      const act = outbox.drop(key);
      if (act) answer(act, true);
    },
    perform: (incidents, change, said, names = {}) => {
      const key = crypto.randomUUID();
      const seen = new Map(incidents.map((incident) => [incident.id, targetOf(incident)]));
      const targets = [...seen.values()].map((target) => ({
        ...target,
        version: isNoteAlone(change) ? null : lineage.latest(target.id, target.version!),
      }));
      const before = outbox.waiting().reduce((sum, act) => sum + targetsOf(act).length, 0);
      if (before + targets.length > MOST_ROWS) {
        toast(`That is too much to do at once: choose ${MOST_ROWS.toLocaleString('en')} incidents at most.`);
        return Promise.resolve({ done: [], refused: [], dropped: true });
      }
      const act = newAct({ key, at: Date.now(), said, change, names, targets }, MAX_BULK_ROWS, () =>
        crypto.randomUUID(),
      );
      const promise = new Promise<Outcome>((resolve) => answers.set(key, resolve));
      if (!outbox.add(act)) {
        toast(`This browser keeps no more: stay on this page until ${subject(targets)} is ${said}.`);
      }
      return promise;
    },
  };
}

/** What people do to incidents on this page, from the key pressed to the server's answer. */
export function ActsProvider(props: ParentProps) {
  return <ActsContext.Provider value={startActs()}>{props.children}</ActsContext.Provider>;
}
