import type { Resolution, Severity, Status } from '../../domain/incident.ts';
import { limits } from './limit.ts';
import { say } from './sensor.ts';

/*
 * What sources call severity and status, as tables. Words are compared without case, blanks, `-`, `_` and `.`; a word
 * that is in no table is kept beside ours and never costs the record.
 */

const fold = (word: string): string => word.toLowerCase().replace(/[\s._-]/g, '');

type Word = string | number;

function dictionary<T>(rows: readonly (readonly [T, readonly Word[]])[]): (said: unknown) => T | undefined {
  const folded = new Map(rows.flatMap(([meant, words]) => words.map((word) => [fold(`${word}`), meant])));
  return (said) => {
    const word = say(said, limits.said);
    return word === undefined ? undefined : folded.get(fold(word));
  };
}

export type SeverityWords = (said: unknown) => Severity | undefined;

/** A product's own words or numbers for each of our severities. */
export const severityWords = (words: Partial<Record<Severity, readonly Word[]>>): SeverityWords =>
  dictionary(Object.entries(words) as [Severity, readonly Word[]][]);

/** Lowest number of each band, from the highest band down; numbers below all of them belong to the last one. */
export const bands =
  (rows: readonly (readonly [lowest: number, severity: Severity])[]) =>
  (value: number): Severity =>
    (rows.find(([lowest]) => value >= lowest) ?? rows.at(-1)!)[1];

/** Neither hides nor alarms: what is filed under it when a source says nothing we know. */
const UNSAID: Severity = 'medium';

/** Our severity and, beside it, what the source said. The first of several words that is known counts. */
export function graded(words: SeverityWords, ...said: readonly unknown[]) {
  const known = said.find((word) => words(word) !== undefined);
  const kept = known ?? said.find((word) => say(word, limits.said) !== undefined);
  return { severity: words(known) ?? UNSAID, sourceSeverity: say(kept, limits.said) };
}

/** Where an incident stands. `pauseReason` says what it waits for, where a source knows "on hold". */
export interface Stage {
  readonly status: Status;
  readonly resolution?: Resolution;
  readonly pauseReason?: string;
}

export type StageWords = (said: unknown) => Stage | undefined;

/** A product's own words for where an incident stands, and for how it ended or what it waits for. */
export const stageWords = (rows: readonly (readonly [Stage, readonly Word[]])[]): StageWords =>
  dictionary(rows);

/** The stage and, beside it, what the source said; nothing where it says nothing. */
export function staged(
  words: StageWords,
  said: unknown,
): Partial<Stage> & { readonly sourceStatus?: string } {
  const kept = say(said, limits.said);
  return kept === undefined ? {} : { ...words(said), sourceStatus: kept };
}
