/** Two test files at a time: the smallest machine that runs the suite has two cores. */
export const WORKERS = 2;

/** From 1 to WORKERS; a file that starts after another in the same place has the same number. */
export const workerNumber = (): number => Number(process.env.VITEST_POOL_ID ?? 1);
