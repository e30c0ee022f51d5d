import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests a part ran, and by name with the first line of why those that failed and those that passed only when
 * they were tried again. The latter are among the passed.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[], flaky: string[] }} Counts
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
    : { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {any} report
 * @returns {Counts}
 */
function countsOf(report) {
  if (report.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    const specs = report.suites.flatMap(specsOf);
    return {
      passed: expected + flaky,
      failed: unexpected,
      skipped,
      failures: specs.filter((/** @type {any} */ spec) => !spec.ok).map(describeSpec),
      flaky: specs.filter((/** @type {any} */ { tests }) => tests.some(isFlaky)).map(describeSpec),
    };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failedTests),
    flaky: report.testResults.flatMap(flakyTests),
  };
}

/**
 * @param {any} file A file of Vitest's report: a test that passed keeps why it failed before.
 * @returns {string[]}
 */
function flakyTests(file) {
  return file.assertionResults
    .filter((/** @type {any} */ test) => test.status === 'passed' && test.failureMessages?.length > 0)
    .map((/** @type {any} */ test) => describeTest(file, test));
}

/**
 * @param {any} file
 * @param {any} test
 */
function describeTest(file, test) {
  return `${file.name} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`;
}

/**
 * @param {any} file A file of Vitest's report. One that could not be loaded has a message and no tests.
 * @returns {string[]}
 */
function failedTests(file) {
  const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
  if (failed.length === 0 && file.status === 'failed') return [`${file.name}: ${firstLine(file.message)}`];
  return failed.map((/** @type {any} */ test) => describeTest(file, test));
}

/**
 * @param {any} suite A suite of Playwright's report, which nests.
 * @returns {any[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {any} test A test of Playwright's report, with a result for each try. */
function isFlaky(test) {
  return test.status === 'flaky';
}

/** @param {any} spec */
function describeSpec(spec) {
  const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
  const failed = results.findLast((/** @type {any} */ { error }) => error !== undefined);
  return `${spec.file}:${spec.line} › ${spec.title}: ${firstLine(failed?.error.message)}`;
}

/** @param {string | undefined} text */
function firstLine(text) {
  return stripVTControlCharacters(text ?? 'no message').split('\n', 1)[0] ?? '';
}
