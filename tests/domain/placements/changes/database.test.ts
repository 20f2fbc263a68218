import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { bookings } from "#db/schema/menu.ts";
import {
  placementChangeApprovals,
  placementChangeParts,
  placementChanges,
} from "#db/schema/placement-changes.ts";
import { placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aBudget } from "#tests/support/world-budgets.ts";
import { aChange, amendment, placementRow } from "#tests/support/world-changes.ts";
import { aCommissioning, aPlacement, aPupil } from "#tests/support/world-placements.ts";

const refused = (attempt: PromiseLike<unknown>, why: RegExp) =>
  expect(Promise.resolve(attempt)).rejects.toMatchObject({
    cause: { message: expect.stringMatching(why) },
  });

async function aChangeIn(status: "asked" | "accepted" | "approved") {
  const at = await aCommissioning(await anAuthority());
  const placementId = await aPlacement(at, { status: "active" });
  const changeId = await aChange(at, placementId, { status });
  return { at, placementId, changeId, only: eq(placementChanges.id, changeId) };
}

describe("the database itself", () => {
  withDatabase();

  it("keeps one open change, asked of the placement as it stands", async () => {
    const { changeId, placementId } = await aChangeIn("asked");
    const [row] = await owner().select().from(placementChanges).where(eq(placementChanges.id, changeId));
    if (!row) throw new Error("no change");
    const other = { ...row, id: randomUUID(), number: 2 };
    await refused(owner().insert(placementChanges).values(other), /placement_changes_one_open/);
    await owner()
      .update(placementChanges)
      .set({ status: "cancelled", refusal: "Not needed" })
      .where(eq(placementChanges.id, changeId));
    const wrong = {
      ...other,
      startsOn: calendarDate("2026-12-06"),
      endsOnBefore: calendarDate("2026-12-05"),
    };
    await refused(owner().insert(placementChanges).values(wrong), /not one of the placement as it stands/);
    const backwards = { ...other, endsOn: calendarDate("2026-12-01") };
    await refused(owner().insert(placementChanges).values(backwards), /placement_changes_days_check/);
    expect((await placementRow(placementId)).endsOn).toBe("2026-12-11");
  });

  it("takes no step that the lifecycle does not have, and changes nothing that was asked for", async () => {
    const { only } = await aChangeIn("accepted");
    const update = (set: Partial<typeof placementChanges.$inferInsert>) =>
      owner().update(placementChanges).set(set).where(only);
    await refused(update({ endsOn: calendarDate("2026-12-19") }), /asked for is never changed/);
    await refused(update({ status: "declined", refusal: "x" }), /does not become declined/);
    await refused(update({ status: "approved", approvedAt: new Date() }), /not every budget holder/);
    await refused(
      update({ status: "approved", approvedAt: new Date(), costPence: pence(99_999) }),
      /dearer than what was asked/,
    );
    await refused(owner().delete(placementChanges).where(only), /never removed/);
  });

  it("keeps what was approved as it was approved", async () => {
    const { changeId, only } = await aChangeIn("approved");
    const close = owner().update(placementChanges).set({ reason: "Another" }).where(only);
    await refused(close, /asked for is never changed/);
    const again = owner().update(placementChanges).set({ status: "cancelled", refusal: "x" }).where(only);
    await refused(again, /does not become cancelled/);
    const ofChange = eq(placementChangeApprovals.changeId, changeId);
    const undo = owner().update(placementChangeApprovals).set({ approvedBy: null }).where(ofChange);
    await refused(undo, /given once/);
    const parts = owner()
      .update(placementChangeParts)
      .set({ movedPence: pence(1) })
      .where(eq(placementChangeParts.changeId, changeId));
    await refused(parts, /stay as they were asked and moved/);
  });

  it("wants two above the limit, neither of whom asked", async () => {
    const { at, changeId, only } = await aChangeIn("accepted");
    await owner().execute(
      sql`update authorities set settings = '{"secondApproverAbovePence": 60000}' where id = ${at.world.authorityId}`,
    );
    const approvals = owner().update(placementChangeApprovals);
    const ofChange = eq(placementChangeApprovals.changeId, changeId);
    await approvals.set({ approvedBy: at.approver.actor.userId, approvedAt: new Date() }).where(ofChange);
    const approve = () =>
      owner().update(placementChanges).set({ status: "approved", approvedAt: new Date() }).where(only);
    await refused(approve(), /not every budget holder/);
    await approvals.set({ secondedBy: at.lead.actor.userId, secondedAt: new Date() }).where(ofChange);
    await refused(approve(), /who asks does not approve/);
  });

  it("changes the days of a placement by an approved change alone, and never those before it", async () => {
    const { placementId } = await aChangeIn("accepted");
    const update = (set: Partial<typeof placements.$inferInsert>) =>
      owner().update(placements).set(set).where(eq(placements.id, placementId));
    await refused(update({ endsOn: calendarDate("2026-12-18") }), /no approved change says so/);
    await refused(update({ pattern: ["mon-am"] }), /no approved change says so/);
    await refused(update({ startsOn: calendarDate("2026-11-09") }), /first day of a placement stays/);
    const earlier = [{ until: calendarDate("2026-11-15"), pattern: ["tue-am" as const] }];
    await refused(update({ earlierPatterns: earlier }), /no approved change says so/);
  });

  it("bears a part only in a budget of its owner that is open in that year", async () => {
    const { at, changeId } = await aChangeIn("accepted");
    const set = (budgetId: string) =>
      owner()
        .update(placementChangeParts)
        .set({ budgetId, movedPence: pence(9_000) })
        .where(eq(placementChangeParts.changeId, changeId));
    await refused(set(await aBudget(at.world, at.partnershipId)), /not its owner's/);
    const days = { startsOn: calendarDate("2027-04-01"), endsOn: calendarDate("2028-03-31") };
    await refused(set(await aBudget(at.world, at.schoolId, days)), /not its owner's/);
  });

  it("has a pupil in one place at a time, also by a change, and a half day of a placement booked once", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    const placementId = await aPlacement(at, { pupilId, status: "approved" });
    await aChange(at, placementId, { status: "approved", asked: amendment() });
    const other = await aPlacement(at, { pupilId, pattern: ["tue-pm"], status: "approved" });
    await refused(
      owner()
        .update(placements)
        .set({ pattern: ["tue-am"] })
        .where(eq(placements.id, other)),
      /already placed on the same half days/,
    );
    const again = owner()
      .insert(bookings)
      .values({
        authorityId: at.world.authorityId,
        offerId: at.supplier.offerId,
        placementId,
        half: "mon-am",
        startsOn: calendarDate("2026-11-10"),
        endsOn: calendarDate("2026-11-11"),
      });
    await refused(again, /bookings_apart/);
  });
});
