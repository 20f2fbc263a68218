import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { holdReview } from "#app/domain/reviews/hold-review.server.ts";
import { openImmediateReviews } from "#app/domain/reviews/open-immediate-reviews.server.ts";
import { planFirstReview } from "#app/domain/reviews/plan-first-review.server.ts";
import { planReview } from "#app/domain/reviews/plan-review.server.ts";
import { findReview, listReviews } from "#app/domain/reviews/queries.server.ts";
import { reviews } from "#db/schema/reviews.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct } from "#tests/support/world.ts";
import { aCommissioning, actingOn, aPlacement } from "#tests/support/world-placements.ts";

const day = calendarDate;

describe("reviews of a placement", () => {
  withDatabase();

  it("has its first within a half term; planned anew, it moves", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted", endsOn: day("2027-03-05") });
    for (const wrong of ["2026-11-01", "2027-01-26"])
      await expect(planFirstReview(at.lead, id, day(wrong))).rejects.toMatchObject({ field: "plannedOn" });
    await planFirstReview(at.lead, id, day("2026-12-01"));
    await planFirstReview(at.lead, id, day("2026-12-08"));
    expect(await listReviews(at.lead, id)).toMatchObject([{ kind: "half_termly", plannedOn: "2026-12-08" }]);
    await expect(planFirstReview(at.supplier.manager, id, day("2026-12-01"))).rejects.toMatchObject({
      kind: "forbidden",
    });
  });

  it("are planned once by who commissioned and held once by either side, with the next", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "active" });
    const reviewId = randomUUID();
    const plan = { id: reviewId, kind: "requested" as const, plannedOn: day("2026-11-10") };
    await planReview(at.lead, id, plan);
    await planReview(at.lead, id, plan);
    expect(await listReviews(at.lead, id)).toHaveLength(2);
    await expect(planReview(at.supplier.manager, id, plan)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      planReview(at.lead, id, { ...plan, id: randomUUID(), plannedOn: day("2026-12-12") }),
    ).rejects.toMatchObject({ field: "plannedOn" });

    const staff = actingOn(at.supplier.safeguardingLead, day("2026-11-10"));
    const held = {
      reviewId,
      heldOn: day("2026-11-10"),
      summary: "Settling well",
      pupilVoice: "",
      nextOn: undefined,
    };
    await expect(holdReview(staff, id, { ...held, heldOn: day("2026-11-11") })).rejects.toMatchObject({
      field: "heldOn",
    });
    await expect(holdReview(staff, id, { ...held, nextOn: day("2026-11-09") })).rejects.toMatchObject({
      field: "nextOn",
    });
    await holdReview(staff, id, { ...held, nextOn: day("2026-12-09") });
    expect(await findReview(at.lead, id, reviewId)).toMatchObject({
      heldOn: "2026-11-10",
      summary: "Settling well",
      heldBy: staff.actor.name,
    });
    expect(await listReviews(at.lead, id)).toHaveLength(3);
    await expect(holdReview(staff, id, held)).rejects.toMatchObject({ kind: "conflict" });
    await expect(holdReview(staff, id, { ...held, reviewId: randomUUID() })).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(holdReview(at.coordinator, id, held)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("are opened at once for every live placement of a suspended provider, once", async () => {
    const at = await aCommissioning(await anAuthority());
    const approved = await aPlacement(at, { status: "approved" });
    const active = await aPlacement(at, { status: "active" });
    await aPlacement(at, { status: "accepted" });
    const act = systemAct(at.world);
    const opened = await openImmediateReviews(act, at.supplier.providerId);
    expect(new Set(opened)).toEqual(new Set([approved, active]));
    expect(await openImmediateReviews(act, at.supplier.providerId)).toEqual([]);
    expect((await owner().select().from(reviews)).filter(({ kind }) => kind === "immediate")).toHaveLength(2);
  });

  it("tell a stranger nothing", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "active" });
    const [review] = await listReviews(at.lead, id);
    const stranger = await aPerson(at.world, "school_lead");
    expect(await listReviews(stranger, id)).toEqual([]);
    expect(await findReview(stranger, id, review?.id ?? "")).toBeUndefined();
    expect(await findReview(at.lead, id, review?.id ?? "")).toBeDefined();
  });
});
