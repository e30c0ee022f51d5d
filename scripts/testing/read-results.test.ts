import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readResults } from './read-results.mjs';

const folder = mkdtempSync(join(tmpdir(), 'agent-os-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(report: object, code: number) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return readResults(file, code);
}

const passed = { status: 'passed' };
const failed = { status: 'failed', error: { message: '\u001B[31mexpect(page).toHaveURL() failed\u001B[39m\n\nmore' } };
const spec = (title: string, ok: boolean, status: string, results: object[]) => ({
  title,
  ok,
  file: 'console/a.spec.ts',
  line: 7,
  tests: [{ status, results }],
});

describe('the report of Playwright', () => {
  test('names what failed, and what passed only at the second try, which counts as passed', () => {
    const report = {
      stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [
        {
          specs: [spec('holds', true, 'expected', [passed])],
          suites: [
            {
              specs: [
                spec('is lucky', true, 'flaky', [failed, passed]),
                spec('is broken', false, 'unexpected', [failed, failed]),
              ],
            },
          ],
        },
      ],
    };
    expect(read(report, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      flaky: ['console/a.spec.ts:7 › is lucky: expect(page).toHaveURL() failed'],
      failures: ['console/a.spec.ts:7 › is broken: expect(page).toHaveURL() failed'],
    });
  });
});

describe('the report of Vitest', () => {
  const counts = { numPassedTests: 3, numPendingTests: 1, numTodoTests: 0 };

  test('names what failed, what passed only at the second try, and a file that could not be loaded', () => {
    const report = {
      ...counts,
      numFailedTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: 'Cannot find x\nat y', assertionResults: [] },
        {
          name: 'b.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'holds', failureMessages: [] },
            { status: 'passed', fullName: 'is lucky', failureMessages: ['Timed out\nat y'] },
            { status: 'failed', fullName: 'is broken', failureMessages: ['1 is not 2\nat z'] },
          ],
        },
      ],
    };
    expect(read(report, 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 1,
      flaky: ['b.test.ts › is lucky: Timed out'],
      failures: ['a.test.ts: Cannot find x', 'b.test.ts › is broken: 1 is not 2'],
    });
  });

  test('is red when the run was, whatever it counted', () => {
    expect(read({ ...counts, numFailedTests: 0, testResults: [] }, 1).failed).toBe(1);
    expect(readResults(join(folder, 'nowhere.json'), 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});
