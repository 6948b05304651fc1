import { defineConfig } from 'vitest/config';
import { WORKERS } from './tests/support/workers.ts';

/** Starting a browser on a busy two-core machine takes seconds; a test that waits longer than this is stuck. */
const TEST_LIMIT_MS = 30_000;
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
    maxWorkers: WORKERS,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts', 'tests/wire.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...services },
      },
      { extends: true, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...services } },
    ],
  },
});
