import type { BulkChange, BulkResult, Change, ChangedIncident } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { ApiError, patch, post } from '../api.ts';
import type { DoneRow, Part, RefusedRow, Target } from './act.ts';
import { problemOf } from './problem.ts';
import type { Sent } from './sent.ts';

/** A request of 500 rows takes seconds on a busy server; a connection that is silent for longer is none. */
const SILENCE_MS = 30_000;

/** The answers of a server, or of what stands before it, that is not there at present. Nothing was decided. */
const AWAY = new Set([0, 408, 425, 429, 502, 503, 504]);
const UNAUTHENTICATED = 401;

/** Sends one part of an act as `user`. Rejects never. */
export async function send(user: string, part: Part, change: Change): Promise<Sent> {
  try {
    const [only] = part.targets;
    return part.targets.length === 1 && only!.version !== null
      ? await sendOne(user, part.act, only!, change)
      : await sendMany(user, part, change);
  } catch (error) {
    return unanswered(part, error);
  }
}

async function sendOne(user: string, act: string, target: Target, change: Change): Promise<Sent> {
  const body = { version: target.version, act, actor: user, ...change };
  const path = `/api/v1/incidents/${encodeURIComponent(target.id)}`;
  const { undo, ...incident } = await patch<ChangedIncident>(path, body, AbortSignal.timeout(SILENCE_MS));
  // What it made of it, and not what others have made of it since: nobody has looked at that.
  const done = [{ target, version: target.version! + (undo === null ? 0 : 1) }];
  return { kind: 'answered', answer: { act, done, refused: [], undo }, incident };
}

async function sendMany(user: string, { act, targets }: Part, change: Change): Promise<Sent> {
  const known = targets.filter(({ version }) => version !== null);
  const body: BulkChange = {
    ids: targets.map(({ id }) => id),
    change,
    act,
    actor: user,
    versions: Object.fromEntries(known.map(({ id, version }) => [id, version!])),
  };
  const { results, undo } = await post<BulkResult>(
    '/api/v1/incidents/bulk',
    body,
    AbortSignal.timeout(SILENCE_MS),
  );
  const byId = new Map(targets.map((target) => [target.id, target]));
  const done: DoneRow[] = [];
  const refused: RefusedRow[] = [];
  for (const result of results) {
    const target = byId.get(result.id)!;
    if ('error' in result) refused.push({ target, problem: result.error });
    else done.push({ target, version: result.version });
  }
  return { kind: 'answered', answer: { act, done, refused, undo }, incident: null };
}

function unanswered(part: Part, error: unknown): Sent {
  if (!(error instanceof ApiError) || AWAY.has(error.status)) return { kind: 'away' };
  if (error.status === UNAUTHENTICATED || error.field === 'actor') return { kind: 'not-them' };
  const problem = problemOf(error);
  const refused = part.targets.map((target) => ({ target, problem }));
  const answer = { act: part.act, done: [], refused, undo: null };
  return { kind: 'answered', answer, incident: (error.problem.current as Incident | undefined) ?? null };
}
