import { describe, expect, it } from "vitest";
import { roles } from "#app/core/words/people.ts";
import { canAnswerGap, canRegisterInterest, canRunMarket } from "#app/domain/market/policy.ts";
import { personIn } from "#tests/support/persons.ts";

describe("who may run the market place", () => {
  it.each(roles)("%s", (role) => {
    const me = personIn(role);
    const runs = role === "development_officer" || role === "authority_lead";
    expect(canRunMarket(me)).toBe(runs);
    expect(canAnswerGap(me)).toBe(role === "provider_manager");
    expect(canRegisterInterest(me)).toBe(runs || role === "provider_manager");
  });

  it("anybody who is not here yet may register interest, and runs nothing", () => {
    const visitor = { kind: "public", authorityId: "authority" } as const;
    expect(canRegisterInterest(visitor)).toBe(true);
    expect(canRunMarket(visitor)).toBe(false);
    expect(canRunMarket({ kind: "system", authorityId: "authority" })).toBe(false);
  });
});
