import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests a part ran.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Reads the report of a Vitest or Playwright run. A run that failed without a failed test (it could not load a file, or
 * its set-up broke) counts as one failure, so that nothing red is summed up as green.
 * @param {string} file
 * @param {number} code Exit code of the run.
 * @returns {Counts}
 */
export function readResults(file, code) {
  const counts = existsSync(file)
    ? countsOf(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {any} report
 * @returns {Counts}
 */
function countsOf(report) {
  if (report.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
