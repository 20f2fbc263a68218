import { describe, expect, it } from "vitest";
import { allows } from "#app/core/lifecycle.ts";
import { placementStatuses } from "#app/core/words/placements.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";

const verbs = Object.keys(placementLifecycle) as (keyof typeof placementLifecycle)[];

describe("the life of a placement", () => {
  it.each([
    ["requested", ["accept", "decline", "cancel"]],
    ["accepted", ["approve", "cancel"]],
    ["approved", ["start", "cancel"]],
    ["active", ["end"]],
    ["ended", []],
    ["declined", []],
    ["cancelled", []],
  ] as const)("when it is %s it may %j and nothing else", (status, may) => {
    expect(verbs.filter((verb) => allows(placementLifecycle, verb, status))).toEqual([...may]);
  });

  it("knows every state there is", () => {
    const reached = new Set(verbs.map((verb) => placementLifecycle[verb].to));
    expect([...placementStatuses].filter((status) => status !== "requested").sort()).toEqual(
      [...reached].sort(),
    );
  });
});
