import type { Handling } from './handling.ts';
import type { NativeRecord, Subject } from './record.ts';
import { subjectOf } from './record.ts';

/** An incident that is not finished yet. */
export interface OpenCase {
  readonly subject: Subject;
  readonly handling: Handling;
}

/** The later records of an incident, as the product that raised it would send them. */
const later = (subject: Subject, at: number) => ({
  ...subjectOf(subject),
  updated_at: new Date(at).toISOString(),
});

export const acknowledge = ({ subject, handling }: OpenCase, at: number): NativeRecord => ({
  ...later(subject, at),
  status: 'in_progress',
  assignee: handling.assignee,
});

export const close = ({ subject, handling }: OpenCase, at: number): NativeRecord => ({
  ...later(subject, at),
  status: 'closed',
  closed_at: new Date(at).toISOString(),
  resolution: handling.resolution,
});

export const reopen = (subject: Subject, at: number): NativeRecord => ({
  ...later(subject, at),
  status: 'open',
});
