import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { listClashes } from "#app/domain/placements/clashes.server.ts";
import { codeOf } from "#app/platform/transaction.server.ts";
import { placementFunding, placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aCommissioning, aPlacement, aPupil } from "#tests/support/world-placements.ts";

describe("a pupil's other placements", () => {
  withDatabase();

  async function another(status: "requested" | "accepted") {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status });
    const [row] = await owner().select().from(placements).where(eq(placements.id, id));
    if (!row) throw new Error("no placement");
    const { pupilId, pattern, startsOn, endsOn } = row;
    return { at, id, wanted: { id: randomUUID(), pupilId, pattern, startsOn, endsOn } };
  }

  it("are shown with the half days they share, once a provider has accepted", async () => {
    const { at, id, wanted } = await another("accepted");
    expect(await listClashes(at.lead, wanted)).toMatchObject([{ id, halves: wanted.pattern }]);
    expect(await listClashes(at.lead, { ...wanted, id })).toEqual([]);
    expect(await listClashes(at.lead, { ...wanted, pattern: [] })).toEqual([]);
    const later = { startsOn: addDays(wanted.endsOn, 1), endsOn: addDays(wanted.endsOn, 9) };
    expect(await listClashes(at.lead, { ...wanted, ...later })).toEqual([]);
    expect(await listClashes(await aPerson(at.world, "school_lead"), wanted)).toEqual([]);
  });

  it("are left out while they are only asked for", async () => {
    const { at, wanted } = await another("requested");
    expect(await listClashes(at.lead, wanted)).toEqual([]);
  });

  it("forbid a second approval on the same half days, and so does the database", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    const first = await aPlacement(at, { status: "accepted", pupilId });
    const second = await aPlacement(at, { status: "accepted", pupilId });
    await approvePlacement(at.approver, first, at.schoolId);
    await expect(approvePlacement(at.approver, second, at.schoolId)).rejects.toThrow("already placed by");
    const given = { approvedBy: at.approver.actor.userId, approvedAt: at.approver.now };
    await owner().update(placementFunding).set(given).where(eq(placementFunding.placementId, second));
    const past = owner().update(placements).set({ status: "approved" }).where(eq(placements.id, second));
    expect(await past.then(() => "let through", codeOf)).toBe("23P01");
  });

  it("let one of two simultaneous approvals through", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    const both = [
      await aPlacement(at, { status: "accepted", pupilId }),
      await aPlacement(at, { status: "accepted", pupilId }),
    ];
    const answers = await Promise.allSettled(
      both.map((id) => approvePlacement(at.approver, id, at.schoolId)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
