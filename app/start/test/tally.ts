/** Counts what the test runners wrote down. A runner that failed without a failed test counts as one failure. */

export interface Tally {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

export function readVitest(report: string | undefined, code: number): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as VitestReport;
  // A file that could not even be loaded has no tests to fail.
  const unread = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return withCode({ passed: numPassedTests, failed: numFailedTests + unread.length }, code);
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

export function readPlaywright(report: string | undefined, code: number): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(report) as PlaywrightReport;
  return withCode({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, code);
}

const withCode = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
