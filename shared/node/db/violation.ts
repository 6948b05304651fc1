const UNIQUE_VIOLATION = '23505';

/** Whether a write failed because such a row exists already. */
export const isUniqueViolation = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code === UNIQUE_VIOLATION;
