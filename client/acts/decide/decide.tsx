import { onMount, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { get } from '../../api.ts';
import { useBook } from '../../incidents/book.ts';
import { toast } from '../../ui/toast.tsx';
import type { Actable, RefusedRow, WaitingAct } from '../act.ts';
import { openAct } from '../act-keys.ts';
import { useActs } from '../acts.tsx';
import { nameOf } from '../change-kind.ts';
import { RefusedMany } from './refused-many.tsx';
import { RefusedOne } from './refused-one.tsx';

export interface DecideProps {
  readonly act: WaitingAct;
  /** Does it all the same, to what is there now. */
  readonly again: (rows: readonly RefusedRow[]) => void;
  /** Opens the dialog it came from, with what was wanted. */
  readonly edit: (rows: readonly RefusedRow[]) => void;
  readonly discard: () => void;
  readonly onClose: () => void;
}

/** As many questions at once as a browser sends to one server. */
const AT_ONCE = 6;

/** The version there is now, which the refusal told of. */
const asNow = ({ target, problem }: RefusedRow): Actable => ({
  ...target,
  version: problem.version ?? target.version,
});

/** What was refused, why, and what to do about it. Nothing that was typed is lost before somebody says so. */
export function Decide(props: { act: WaitingAct; onClose: () => void }) {
  const acts = useActs();
  const book = useBook();
  const { act } = props;
  const read = async ({ target, problem }: RefusedRow): Promise<Incident> => {
    const known = book.get(target.id);
    if (known && known.version >= (problem.version ?? 0)) return known;
    const incident = await get<Incident>(`/api/v1/incidents/${encodeURIComponent(target.id)}`);
    book.put([incident]);
    return incident;
  };
  const readAll = async (rows: readonly RefusedRow[]): Promise<Incident[]> => {
    const incidents: Incident[] = [];
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      incidents.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(read))));
    }
    return incidents;
  };
  const leave = () => {
    acts.settle(act.key);
    props.onClose();
  };
  const edit = async (rows: readonly RefusedRow[]) => {
    try {
      const incidents = await readAll(rows);
      leave();
      openAct(nameOf(act.change), incidents, act.change);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  const given = {
    act,
    again: (rows: readonly RefusedRow[]) => {
      leave();
      void acts.perform(rows.map(asNow), act.change, act.said, act.names);
    },
    edit: (rows: readonly RefusedRow[]) => void edit(rows),
    discard: leave,
    onClose: props.onClose,
  };
  onMount(() => {
    // What is said of the state now is read from the book.
    if (act.size === 1) void readAll(act.refused).catch(() => undefined);
  });
  return (
    <Show when={act.size === 1} fallback={<RefusedMany {...given} />}>
      <RefusedOne {...given} />
    </Show>
  );
}
