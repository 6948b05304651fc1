import type { Change } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { DoneRow, Names, WaitingAct } from './act.ts';
import { type By, expected } from './expected.ts';
import type { Queue } from './queue.ts';

/** A change of one incident that the pages have not heard of from the server yet. */
interface Step {
  readonly change: Change;
  readonly names: Names;
  readonly at: string;
  /** What the server has made of it already; null while it has not answered. */
  readonly version: number | null;
}

/** By incident, in the order in which they were wanted. */
export type Ahead = ReadonlyMap<string, readonly Step[]>;

/** What was done, kept until the pages have heard of it. */
export interface DoneAct extends Pick<WaitingAct, 'change' | 'names' | 'at'> {
  readonly key: string;
  readonly rows: readonly DoneRow[];
}

/** Everything that pages show before the server says it. */
export function aheadOf(done: readonly DoneAct[], waiting: Queue): Ahead {
  const ahead = new Map<string, Step[]>();
  const add = (id: string, step: Step) => {
    const steps = ahead.get(id);
    if (steps === undefined) ahead.set(id, [step]);
    else steps.push(step);
  };
  for (const { change, names, at, rows } of done) {
    const step = { change, names, at: new Date(at).toISOString() };
    for (const { target, version } of rows) add(target.id, { ...step, version });
  }
  for (const { change, names, at, parts } of waiting) {
    const step = { change, names, at: new Date(at).toISOString(), version: null };
    for (const { targets } of parts) for (const { id } of targets) add(id, step);
  }
  return ahead;
}

/** An incident as it will be. Steps that its version has reached are in it already. */
export function lookAhead(ahead: Ahead, incident: Incident, user: By['user']): Incident {
  const steps = ahead.get(incident.id) ?? [];
  return steps
    .filter(({ version }) => version === null || version > incident.version)
    .reduce((shown, { change, names, at }) => expected(shown, change, names, { user, at }), incident);
}
