import { describe, expect, it } from "vitest";
import type { Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";
import {
  canAnswerReport,
  canAssess,
  canCloseCondition,
  canConfirm,
  canPropose,
  canPublishFramework,
  canRenew,
  canSeeAssessments,
  canSuspend,
  canWithdraw,
} from "#app/domain/quality/policy.ts";

const person = (role: Role, organisationId = "own", userId = "me"): Person => ({
  kind: "person",
  authorityId: "authority",
  userId,
  membershipId: "membership",
  name: "Somebody",
  role,
  organisationId,
  organisationKind:
    (Object.keys(rolesOf) as OrganisationKind[]).find((kind) => rolesOf[kind].includes(role)) ?? "authority",
  organisationName: "Something",
  schoolIds: [],
  deputy: false,
});

const own = { organisationId: "own" };
const nobody = { visitors: [], proposedBy: "another" };

describe("who may assure quality", () => {
  it.each(roles)("%s", (role) => {
    const me = person(role);
    const assesses = role === "development_officer" || role === "authority_lead";
    for (const can of [canAssess, canSuspend, canCloseCondition, canPublishFramework])
      expect(can(me)).toBe(assesses);
    expect(canPropose(me, nobody)).toBe(assesses);
    expect(canConfirm(me, nobody)).toBe(assesses);
    expect(canSeeAssessments(me)).toBe(rolesOf.authority.includes(role));
    expect(canWithdraw(me, own)).toBe(assesses || role === "provider_manager");
    expect(canWithdraw(person(role, "other"), own)).toBe(assesses);
    expect(canRenew(me, own)).toBe(role === "provider_manager");
    expect(canRenew(person(role, "other"), own)).toBe(false);
    expect(canAnswerReport(me, { providerId: "own" })).toBe(role === "provider_manager");
    expect(canAnswerReport(me, { providerId: "other" })).toBe(false);
  });
  it("the visitor neither proposes nor confirms, and who proposed does not confirm", () => {
    const me = person("authority_lead");
    expect(canPropose(me, { visitors: ["other", "me"] })).toBe(false);
    expect(canConfirm(me, { visitors: ["me"], proposedBy: "another" })).toBe(false);
    expect(canConfirm(me, { visitors: [], proposedBy: "me" })).toBe(false);
  });
});
