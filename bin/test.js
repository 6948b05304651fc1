import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureModules } from './modules.js';
import { root, run } from './run.js';
import { ensureProgram } from './system.js';
import { checkNode } from './version.js';

const VITEST = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** A file that fails to load has no test to count, and is one failure all the same. */
const count = (report) => {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
};

const runTests = async (reportFile) => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const env = { ...process.env, NODE_ENV: 'test' };
  const code = await run(process.execPath, [VITEST, 'run', ...reporters, ...process.argv.slice(2)], { env });
  const crashed = { passed: 0, failed: 0 };
  const { passed, failed } = existsSync(reportFile)
    ? count(JSON.parse(readFileSync(reportFile, 'utf8')))
    : crashed;
  // An error outside of any test fails the run and not a test; no test at all proves nothing.
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
};

const testAll = async () => {
  await ensureModules();
  await ensureProgram('redis');
  await ensureProgram('chromium');
  await ensureBuilt('client');
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-report-'));
  try {
    return await runTests(join(dir, 'report.json'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

checkNode();
const { passed, failed } = await testAll().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  return { passed: 0, failed: 1 };
});
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
