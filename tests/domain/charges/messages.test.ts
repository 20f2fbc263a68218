import { expect, test } from "vitest";
import type { Month } from "#app/core/calendar.ts";
import { statementRaised } from "#app/domain/charges/messages.ts";

test("a raised statement is told to each school with lines on it and to the provider", () => {
  const mails = statementRaised(
    { providerId: "p", providerName: "Sparrow Works", month: "2026-09" as Month, schoolIds: ["s", "t"] },
    (path) => `https://portal.example${path}`,
  );
  expect(mails.map(({ organisationId, roles }) => [organisationId, ...roles])).toEqual([
    ["s", "school_lead", "school_approver"],
    ["t", "school_lead", "school_approver"],
    ["p", "provider_manager"],
  ]);
  expect(mails[0]?.subject).toBe("Statement for September 2026: Sparrow Works");
  for (const { text } of mails) expect(text).toContain("https://portal.example/statements/p/2026-09");
});
