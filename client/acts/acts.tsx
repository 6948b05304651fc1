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
import { MAX_BULK_ROWS } from '../../shared/wire/acts-limits.ts';
import type { Change } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Me } from '../../shared/wire/http/me.ts';
import { get } from '../api.ts';
import { useBook } from '../incidents/book.ts';
import { isUnderDialog } from '../ui/keys-taken.ts';
import { exact, plural } from '../ui/number.ts';
import { toast } from '../ui/toast.tsx';
import { useActor } from '../views/frame/actor.tsx';
import { type Actable, type Names, type Outcome, targetOf, type WaitingAct } from './act.ts';
import { aheadOf, lookAhead } from './ahead.ts';
import { createDone } from './done.ts';
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
  perform(targets: readonly Actable[], change: Change, said: string, names?: Names): Promise<Outcome>;
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

const NOTHING: Outcome = { done: [], refused: [], dropped: true };

const isNoteAlone = (change: Change): boolean => Object.keys(change).every((field) => field === 'note');

/** Nobody signed in leads to the sign-in page; for somebody else the page becomes theirs. */
async function isStill(user: string): Promise<boolean> {
  const here = await get<Me>('/api/v1/me').catch(() => undefined);
  if (here !== undefined && here.actor.id !== user) location.reload();
  return here?.actor.id === user;
}

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The way of acts to the server and back. `tell` says what came of each. */
function startOutbox(user: string, tell: (act: WaitingAct, undo?: () => Promise<string>) => void) {
  const book = useBook();
  const lineage = createLineage();
  const done = createDone(book);
  const answers = new Map<string, (outcome: Outcome) => void>();
  const answer = (act: WaitingAct, dropped = false) => {
    answers.get(act.key)?.({ done: act.done, refused: act.refused, dropped });
    answers.delete(act.key);
  };
  const undo = async (act: WaitingAct): Promise<string> => {
    const { restored, refused } = await takeBack(act);
    lineage.add(restored);
    done.takeOut(act.key, restored);
    const stays = act.change.note === undefined ? '' : ' The note stays.';
    if (refused.length === 0) return `Taken back.${stays}`;
    const key = crypto.randomUUID();
    outbox.refuse({ ...act, key, said: 'taken back', change: {}, done: restored, refused, undo: [] });
    return `${exact(restored.length)} of ${exact(act.done.length)} taken back, ${reasons(refused)}.${stays}`;
  };
  const outbox = createOutbox({
    user,
    store: sessionStorage,
    later,
    send: (part, act) => send(user, part, act.change),
    onStranger: () => isStill(user),
    onAnswer: (act, { answer: { done: rows }, incident }) => {
      lineage.add(rows);
      if (incident) book.put([incident]);
      else done.add(act, rows);
    },
    onOver: (act) => {
      tell(act, act.undo.length > 0 ? () => undo(act) : undefined);
      answer(act);
    },
  });
  window.addEventListener('online', outbox.wake);
  onCleanup(() => {
    window.removeEventListener('online', outbox.wake);
    outbox.close();
  });
  outbox.wake();
  return { outbox, lineage, done: done.done, answers, answer };
}

function startActs(): Acts {
  const user = useActor()().actor;
  const [deciding, setDeciding] = createSignal<string | null>(null);
  const tell = (act: WaitingAct, undo?: () => Promise<string>) => {
    const isAlone = act.size === 1 && act.refused.length === 1;
    if (isAlone && isConflict(act.refused[0]!) && !isUnderDialog()) return void setDeciding(act.key);
    const more = { word: isAlone ? 'Decide' : 'Details', run: () => setDeciding(act.key) };
    toast(outcome(act), undo, act.refused.length > 0 ? more : undefined);
  };
  const { outbox, lineage, done, answers, answer } = startOutbox(user.id, tell);
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
  const { waiting, away, refused, settle } = outbox;
  return {
    waiting,
    away,
    refused,
    settle,
    retry: outbox.wake,
    shown: (incident) => lookAhead(ahead(), incident, user),
    deciding: () => refused().find(({ key }) => key === deciding()),
    decide: (key) => setDeciding(key),
    drop: (key) => {
      const act = outbox.drop(key);
      if (act) answer(act, true);
    },
    perform: (incidents, change, said, names = {}) => {
      const versionOf = ({ id, version }: Actable) =>
        version === null || isNoteAlone(change) ? null : lineage.latest(id, version);
      const targets = [
        ...new Map(
          incidents.map((each) => [each.id, { ...targetOf(each), version: versionOf(each) }] as const),
        ).values(),
      ];
      if (targets.length === 0) return Promise.resolve(NOTHING);
      const before = waiting().reduce((sum, act) => sum + targetsOf(act).length, 0);
      if (before + targets.length > MOST_ROWS) {
        toast(`That is too much at once: choose ${exact(MOST_ROWS)} incidents at most.`);
        return Promise.resolve(NOTHING);
      }
      const wanted = { key: crypto.randomUUID(), at: Date.now(), said, change, names, targets };
      const act = newAct(wanted, MAX_BULK_ROWS, () => crypto.randomUUID());
      const promise = new Promise<Outcome>((resolve) => answers.set(act.key, resolve));
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
