const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/** Full jitter: any wait up to a ceiling that doubles, so that a thousand screens do not come back at once. */
export const retryDelay = (attempt: number, random: number): number =>
  random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
