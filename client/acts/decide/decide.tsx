import { createEffect, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { get } from '../../api.ts';
import { useBook } from '../../incidents/book.ts';
import { toast } from '../../ui/toast.tsx';
import type { RefusedRow, WaitingAct } from '../act.ts';
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

/** What was refused, why, and what to do about it. Nothing that was typed is lost before somebody says so. */
export default function Decide(props: { act: WaitingAct; onClose: () => void }) {
  const acts = useActs();
  const book = useBook();
  const { act } = props;
  /** As the incidents are by now; rejects where that cannot be asked. */
  const latest = async (rows: readonly RefusedRow[]): Promise<Incident[]> => {
    const incidents = await Promise.all(
      rows.map(({ target }) => get<Incident>(`/api/v1/incidents/${encodeURIComponent(target.id)}`)),
    );
    book.put(incidents);
    return incidents;
  };
  const go = async (rows: readonly RefusedRow[], on: (incidents: Incident[]) => void) => {
    try {
      const incidents = await latest(rows);
      acts.settle(act.key);
      props.onClose();
      on(incidents);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  const given = {
    act,
    again: (rows: readonly RefusedRow[]) =>
      void go(rows, (incidents) => void acts.perform(incidents, act.change, act.said, act.names)),
    edit: (rows: readonly RefusedRow[]) =>
      void go(rows, (incidents) => openAct(nameOf(act.change), incidents, act.change)),
    discard: () => {
      acts.settle(act.key);
      props.onClose();
    },
    onClose: props.onClose,
  };
  createEffect(() => {
    // What is said of the state now must be read from it.
    if (act.refused.length === 1) void latest(act.refused).catch(() => undefined);
  });
  return (
    <Show when={act.size === 1} fallback={<RefusedMany {...given} />}>
      <RefusedOne {...given} />
    </Show>
  );
}
