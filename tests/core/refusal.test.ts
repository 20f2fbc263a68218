import { describe, expect, test } from "vitest";
import { ensure, ensureRule, Refusal, refuse } from "#app/core/refusal.ts";

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a refusal", () => {
  test("carries its kind, its sentence and the field it belongs to", () => {
    const refusal = caught(() => refuse("rule", "Choose a later day", "endsOn"));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ kind: "rule", message: "Choose a later day", field: "endsOn" });
  });

  test("of what a person may not do is forbidden", () => {
    expect(caught(() => ensure(false, "Only an approver may approve"))).toMatchObject({ kind: "forbidden" });
    expect(caught(() => ensure(true, "Only an approver may approve"))).toBeUndefined();
  });

  test("of a rule that does not hold may point at a field", () => {
    const refusal = caught(() => ensureRule(0 > 1, "Too few places", "places"));
    expect(refusal).toMatchObject({ kind: "rule", field: "places" });
  });
});
