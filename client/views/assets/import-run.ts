import { batch, createSignal } from 'solid-js';
import type { AssetKind } from '../../../shared/domain/asset.ts';
import type { AssetImported, AssetVerdict, ImportResult } from '../../../shared/wire/http/assets.ts';
import { post } from '../../api.ts';
import { linesOf, type Part, parted } from './parts.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Lines on their way: tried first, then added part by part; what has an answer keeps it whatever follows. */
export function createImport(path: string, onAdded: () => void) {
  const [text, setText] = createSignal('');
  const [kind, setKind] = createSignal<AssetKind | ''>('');
  const [rows, setRows] = createSignal<readonly AssetVerdict[]>();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal('');

  const count = (result: ImportResult) => rows()?.filter((row) => row.result === result).length ?? 0;
  const send = async (part: Part, dryRun: boolean): Promise<AssetVerdict[]> => {
    const { rows } = await post<AssetImported>(`${path}/import`, {
      text: part.text,
      ...(kind() && { kind: kind() }),
      dry_run: dryRun,
    });
    return rows.map((row) => ({ ...row, line: part.lineOf(row.line) }));
  };
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault('');
    await act().catch((error: unknown) => setFault(messageOf(error)));
    setBusy(false);
  };
  const forget = (change: () => void) =>
    batch(() => {
      change();
      setRows(undefined);
      setFault('');
    });
  const dryRun = () =>
    attempt(async () => {
      const judged: AssetVerdict[] = [];
      for (const part of parted(text())) judged.push(...(await send(part, true)));
      setRows(judged);
    });
  const add = () =>
    attempt(async () => {
      try {
        for (const part of parted(text(), wanted())) {
          const answered = new Map((await send(part, false)).map((row) => [row.line, row]));
          setRows((all) => all!.map((row) => answered.get(row.line) ?? row));
        }
      } finally {
        onAdded();
      }
    });
  const wanted = () =>
    new Set(
      rows()!
        .filter(({ result }) => result === 'would_add')
        .map(({ line }) => line),
    );
  return {
    text,
    kind,
    rows,
    busy,
    fault,
    count,
    lines: () => linesOf(text()),
    edit: (next: string) => forget(() => setText(next)),
    choose: (next: AssetKind | '') => forget(() => setKind(next)),
    dryRun,
    add,
  };
}
export type ImportRun = ReturnType<typeof createImport>;
