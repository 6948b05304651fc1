import { defineConfig } from 'vitest/config';
import { WORKERS } from './tests/support/workers.ts';

/** Units only compute, in a second or two; a busy machine makes that ten times as long, and no test is at fault. */
const UNIT_LIMIT_MS = 30_000;
/** Waits within a test end after 10 s (tests/support/until.ts) and say for what; some hash a dozen passwords besides. */
const TEST_LIMIT_MS = 60_000;
/** A browser goes through several pages in a test, and its own waits, which say for what, end after 30 s. */
const BROWSER_LIMIT_MS = 90_000;
/** The first hook of a file may clone a database, build an app and start a browser. */
const HOOK_LIMIT_MS = 60_000;

const services = {
  globalSetup: './tests/support/services.ts',
  testTimeout: TEST_LIMIT_MS,
  hookTimeout: HOOK_LIMIT_MS,
};

export default defineConfig({
  test: {
    retry: 0,
    // The files of a worker share what they import: it keeps nothing between them, and loading it anew for each took
    // as much of the processor as the tests themselves. Whatever a file opens, it closes.
    isolate: false,
    maxWorkers: WORKERS,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: UNIT_LIMIT_MS,
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts', 'tests/wire.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...services },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...services,
          testTimeout: BROWSER_LIMIT_MS,
        },
      },
    ],
  },
});
