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
    return word === undefined ? undefined : (folded.get(word) ?? folded.get(fold(word)));
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

/** By the product's word for it if there is one we know, else by its number on a scale, else as `graded` does. */
export function gradedOn(
  words: SeverityWords,
  scale: (value: number) => Severity,
  word: unknown,
  score: unknown,
) {
  const value =
    typeof score === 'string' && score.trim() !== '' ? Number(score.slice(0, limits.said)) : score;
  if (words(word) !== undefined || typeof value !== 'number' || !Number.isFinite(value)) {
    return graded(words, word);
  }
  return { severity: scale(value), sourceSeverity: say(word, limits.said) ?? String(value) };
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

export type ResolutionWords = (said: unknown) => Resolution | undefined;

/** A product's own words for how an incident ended; those that leave it open are in no table. */
export const resolutionWords = (words: Partial<Record<Resolution, readonly Word[]>>): ResolutionWords =>
  dictionary(Object.entries(words) as [Resolution, readonly Word[]][]);

/** The resolution beside a stage; only what is closed has one. */
export const ended = (stage: Partial<Stage>, resolution: Resolution | undefined): Partial<Stage> =>
  stage.status === 'closed' && stage.resolution === undefined && resolution !== undefined
    ? { ...stage, resolution }
    : stage;
