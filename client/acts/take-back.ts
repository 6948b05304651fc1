import type { BulkResult } from '../../shared/wire/http/acts.ts';
import { ApiError, post } from '../api.ts';
import type { DoneRow, RefusedRow, WaitingAct } from './act.ts';
import { problemOf } from './problem.ts';

/** What was done to one row the server takes back for ten seconds, so this is all there is time for. */
const ATTEMPTS = 4;
const PAUSE_MS = 700;

/** Under one name for all attempts: what the first has done is not done again. */
async function undo(act: string): Promise<BulkResult> {
  const path = `/api/v1/acts/${act}/undo?act=${crypto.randomUUID()}`;
  for (let attempt = 1; ; attempt++) {
    try {
      return await post<BulkResult>(path, {});
    } catch (error) {
      const isAway = error instanceof ApiError && error.status === 0;
      if (!isAway || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Takes an act back, part by part. Rejects where nothing could be asked for; what could not of the rest is refused. */
export async function takeBack({ undo: names, done }: WaitingAct) {
  const rows = new Map(done.map((row) => [row.target.id, row]));
  const restored: DoneRow[] = [];
  const refused: RefusedRow[] = [];
  let fault: unknown;
  // The last first: it may be of one row alone, and one row is taken back for a shorter time than many.
  for (const name of names.toReversed()) {
    const answer = await undo(name).catch((error: unknown) => {
      fault = error;
    });
    for (const result of answer?.results ?? []) {
      const row = rows.get(result.id);
      if (row === undefined) continue;
      rows.delete(result.id);
      const target = { ...row.target, version: row.version };
      if ('error' in result) refused.push({ target, problem: result.error });
      else restored.push({ target, version: result.version });
    }
  }
  if (fault === undefined) return { restored, refused };
  if (restored.length + refused.length === 0) throw fault;
  const problem = problemOf(fault);
  const left = [...rows.values()].map(({ target, version }) => ({ target: { ...target, version }, problem }));
  return { restored, refused: [...refused, ...left] };
}
