import { type Static, Type } from 'typebox';

/** Rows of one file: as many customers as an installation is built for. */
export const MAX_ONBOARDED = 1_000;

/**
 * Bulk onboarding by CSV. Header row required; columns `slug` and `name`, and optionally `state`, `criticality`,
 * `time_zone`, `trial_ends_at`, `groups` (names, separated by `;`), `owner_email` (invited as Owner).
 */
export const Onboarding = Type.Object({
  csv: Type.String({ maxLength: 1_048_576 }),
  dry_run: Type.Boolean({ description: 'only say what would happen' }),
});

/** One result a row, in order; `line` is the row's first line in the file, the header being line 1. */
export const OnboardingResult = Type.Object({
  dry_run: Type.Boolean(),
  created: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      slug: Type.String(),
      name: Type.String(),
      result: Type.Enum(['created', 'would_create', 'refused']),
      faults: Type.Array(Type.Object({ field: Type.String(), reason: Type.String() })),
    }),
  ),
});
export type OnboardingResult = Static<typeof OnboardingResult>;
