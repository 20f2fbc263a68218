import { expect, test } from "vitest";
import { readPlaywright, readVitest } from "#app/start/test/tally.ts";

const vitest = (passed: number, failed: number, unread = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: Array.from({ length: unread }, () => ({ status: "failed", assertionResults: [] })),
  });
const playwright = (stats: object, errors: unknown[] = []) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

test("tests are counted, and a file that cannot be loaded counts as a failure", () => {
  expect(readVitest(vitest(12, 0), 0)).toEqual({ passed: 12, failed: 0 });
  expect(readVitest(vitest(12, 3, 1), 1)).toEqual({ passed: 12, failed: 4 });
});

test("a journey that only passed at a second attempt has failed", () => {
  expect(readPlaywright(playwright({ expected: 5, unexpected: 1, flaky: 1 }), 1)).toEqual({
    passed: 5,
    failed: 2,
  });
});

test("a runner that fails without saying where, or writes no report, is one failure", () => {
  expect(readVitest(vitest(12, 0), 1)).toEqual({ passed: 12, failed: 1 });
  expect(readVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  expect(readPlaywright(playwright({}, [{}]), 1)).toEqual({ passed: 0, failed: 1 });
  expect(readPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1 });
});
