import { batch, createSignal } from 'solid-js';
import type { OnboardingResult } from '../../../../shared/wire/http/onboarding.ts';
import { post } from '../../../api.ts';
import { cut, type OnboardedRow } from './csv.ts';

/** Rows sent at once: few enough that progress shows, and that a lost connection leaves little in doubt. */
const BATCH = 25;

const send = (csv: string, dryRun: boolean): Promise<OnboardingResult> =>
  post('/api/v1/onboarding', { csv, dry_run: dryRun });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One file on its way: tried first, then created batch by batch; what has an answer keeps it whatever follows. */
export function createRun(onCreated: () => void) {
  const [csv, setCsv] = createSignal('');
  const [rows, setRows] = createSignal<readonly OnboardedRow[]>();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal('');

  const count = (result: OnboardedRow['result']) =>
    rows()?.filter((row) => row.result === result).length ?? 0;
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault('');
    await act().catch((error: unknown) => setFault(messageOf(error)));
    setBusy(false);
  };
  const edit = (text: string) =>
    batch(() => {
      setCsv(text);
      setRows(undefined);
      setFault('');
    });
  const dryRun = () =>
    attempt(async () => {
      const { rows: judged } = await send(csv(), true);
      setRows(judged);
    });
  /** Sends those of the file's rows that would be created, and puts the answers in their places. */
  const createNext = async (): Promise<boolean> => {
    const known = rows() ?? [];
    const places = [...known.keys()].filter((at) => known[at]!.result === 'would_create').slice(0, BATCH);
    if (places.length === 0) return false;
    const file = cut(csv(), known);
    const answer = await send([file.header, ...places.map((at) => file.rows[at]!)].join('\n'), false);
    const answered = new Map(places.map((at, index) => [at, answer.rows[index]!]));
    setRows(known.map((row, at) => ({ ...row, ...answered.get(at), line: row.line })));
    return true;
  };
  const create = () =>
    attempt(async () => {
      try {
        while (await createNext());
      } finally {
        onCreated();
      }
    });
  return { csv, rows, busy, fault, count, edit, dryRun, create };
}
export type Run = ReturnType<typeof createRun>;
