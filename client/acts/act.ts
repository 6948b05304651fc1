import type { Change } from '../../shared/wire/http/acts.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { Problem } from '../../shared/wire/http/problem.ts';

/** An incident to act on: what it is called, and the version that was looked at; null for whatever is there. */
export interface Target {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly version: number | null;
}

/** As much as one request may carry. The server does it once, by `act`, however often it is sent. */
export interface Part {
  readonly act: string;
  readonly targets: readonly Target[];
  /** Whether it was sent and not answered: it may have been done. */
  readonly tried: boolean;
}

/** What the ids in a change are called, to be shown before the server says so. */
export interface Names {
  readonly assignee?: string;
  readonly duplicateOf?: string;
}

/** Something that somebody wants done, as far as it has no answer yet. */
export interface WaitingAct {
  readonly key: string;
  /** When they wanted it, epoch milliseconds. */
  readonly at: number;
  /** In their words: “Close ACME-12”. */
  readonly said: string;
  readonly change: Change;
  readonly names: Names;
  /** How many incidents it is about. */
  readonly size: number;
  readonly parts: readonly Part[];
  readonly done: readonly DoneRow[];
  readonly refused: readonly RefusedRow[];
  /** What takes back the parts that were done. */
  readonly undo: readonly string[];
}

export interface DoneRow {
  readonly target: Target;
  /** After it. */
  readonly version: number;
}

/** Why nothing became of one; of a conflict also the version there is now. */
export interface RefusedRow {
  readonly target: Target;
  readonly problem: Problem & { readonly version?: number };
}

/** What came of an act; `dropped` where whoever wanted it thought better of it. */
export interface Outcome {
  readonly done: readonly DoneRow[];
  readonly refused: readonly RefusedRow[];
  readonly dropped: boolean;
}

/** What is needed to act on an incident: all of it, or as it was noted before. */
export type Actable = Pick<Incident, 'id' | 'number' | 'title'> & Pick<Target, 'tenant' | 'version'>;

export const targetOf = ({ id, number, title, tenant, version }: Actable): Target => ({
  id,
  number,
  title,
  tenant: { id: tenant.id, name: tenant.name },
  version,
});
