/** A budget that does not end with the financial year, under a placement that is to go on beyond it. */
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aBudget } from "#tests/support/world-budgets.ts";
import { aChange } from "#tests/support/world-changes.ts";
import { aCommissioning, aPlacement } from "#tests/support/world-placements.ts";

describe("extending a placement beyond its budget", () => {
  withDatabase();

  it("says what can be done where the budget ends within the financial year", async () => {
    const at = await aCommissioning(await anAuthority());
    await owner()
      .update(budgets)
      .set({ endsOn: calendarDate("2026-12-13") });
    await aBudget(at.world, at.schoolId, {
      name: "The next one",
      startsOn: calendarDate("2026-12-14"),
      endsOn: calendarDate("2027-12-13"),
      pence: pence(100_000),
    });
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    await expect(
      approveChange(at.approver, { placementId, changeId, ownerId: at.schoolId }),
    ).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(
        /ends on 13 December 2026.*last day up to 13 December 2026, and for another placement from the day after$/,
      ),
    });
    expect(await verify()).toEqual([]);
  });
});
