import { type Static, Type } from 'typebox';
import { Invited } from './people.ts';

/** Rows of one file: as many customers as an installation is built for. */
export const MAX_ONBOARDED = 1_000;
/** Kilobytes a row, which is far more than its fields can hold. */
export const MAX_CSV_CHARS = 1_048_576;

/**
 * Bulk onboarding by CSV, separated by commas, semicolons or tabs. Header row required; columns `slug` and `name`,
 * and optionally `state`, `criticality`, `time_zone`, `trial_ends_at` (an instant, or a date: its first instant in
 * UTC), `groups` (names of groups that exist, separated by `;`), `owner_email` (invited as Owner).
 */
export const Onboarding = Type.Object({
  csv: Type.String({ maxLength: MAX_CSV_CHARS }),
  dry_run: Type.Boolean({ description: 'only say what would happen' }),
});

/** One result a row, in order; `line` is the row's first line in the file, the header being line 1. */
export const OnboardingResult = Type.Object({
  dry_run: Type.Boolean(),
  created: Type.Integer({ description: 'rows created, or in a dry run those that would be' }),
  refused: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      slug: Type.String(),
      name: Type.String(),
      result: Type.Enum(['created', 'would_create', 'refused']),
      faults: Type.Array(Type.Object({ field: Type.String(), reason: Type.String() })),
      invited: Type.Optional(Invited),
    }),
  ),
});
export type OnboardingResult = Static<typeof OnboardingResult>;
