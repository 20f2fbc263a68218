import { describe, expect, test } from "vitest";
import { allows, type Lifecycle, step } from "#app/core/lifecycle.ts";

const lamp = {
  approve: { from: ["requested"], to: "approved" },
  cancel: { from: ["requested", "approved"], to: "cancelled" },
  withdraw: { from: ["in_progress"], to: "cancelled" },
  carryForward: { from: ["approved"], to: "approved" },
} as const satisfies Lifecycle<"requested" | "approved" | "cancelled" | "in_progress">;

describe("a lifecycle", () => {
  test("gives the next state", () => {
    const next: "approved" = step(lamp, "approve", "requested");
    expect(next).toBe("approved");
    expect(step(lamp, "cancel", "approved")).toBe("cancelled");
  });

  test("refuses with a conflict and says why in a sentence", () => {
    expect(() => step(lamp, "approve", "cancelled", "this placement")).toThrow(
      expect.objectContaining({
        kind: "conflict",
        message: "This placement is cancelled, so it cannot be approved",
      }),
    );
  });

  test.each([
    ["cancel", "This is cancelled, so it cannot be cancelled"],
    ["withdraw", "This is cancelled, so it cannot be withdrawn"],
    ["carryForward", "This is cancelled, so it cannot be carried forward"],
  ] as const)("finds the words for %s", (verb, sentence) => {
    expect(() => step(lamp, verb, "cancelled")).toThrow(sentence);
  });

  test("names a state of two words without its underscore", () => {
    expect(() => step(lamp, "approve", "in_progress")).toThrow("This is in progress");
  });

  test("shows the button exactly when the step would be made", () => {
    for (const verb of ["approve", "cancel", "withdraw", "carryForward"] as const)
      for (const state of ["requested", "approved", "cancelled", "in_progress"]) {
        const attempt = (): string => step(lamp, verb, state);
        if (allows(lamp, verb, state)) expect(attempt()).toBe(lamp[verb].to);
        else expect(attempt).toThrow();
      }
  });
});
