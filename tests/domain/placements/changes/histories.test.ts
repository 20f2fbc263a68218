import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { Refusal } from "#app/core/refusal.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { cancelChange } from "#app/domain/placements/changes/cancel-change.server.ts";
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { placementChanges } from "#db/schema/placement-changes.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { balanceIn } from "#tests/support/world-budgets.ts";
import { amendment, extension } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement } from "#tests/support/world-placements.ts";

const offered = ["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am"] as const satisfies WeeklyHalfDay[];
const step = fc.record({
  verb: fc.constantFrom(
    "amend",
    "extend",
    "extend",
    "accept",
    "approve",
    "approve",
    "cancel",
    "decline",
    "end",
  ),
  placement: fc.nat(1),
  days: fc.integer({ min: 1, max: 40 }),
  pattern: fc.subarray([...offered], { minLength: 1 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Made = { at: Awaited<ReturnType<typeof aCommissioning>>; placementIds: readonly string[] };

async function openOf(placementId: string): Promise<string> {
  const [row] = await owner()
    .select({ id: placementChanges.id })
    .from(placementChanges)
    .where(
      and(
        eq(placementChanges.placementId, placementId),
        inArray(placementChanges.status, ["asked", "accepted"]),
      ),
    );
  return row?.id ?? randomUUID();
}

async function take({ at, placementIds }: Made, { verb, placement, days, pattern }: Step): Promise<unknown> {
  const placementId = placementIds[placement] ?? "";
  const last = calendarDate("2026-12-11");
  if (verb === "amend") {
    const startsOn = addDays(calendarDate("2026-11-03"), days);
    return askChange(at.lead, placementId, amendment({ startsOn, pattern }));
  }
  if (verb === "extend")
    return askChange(at.lead, placementId, extension({ endsOn: addDays(last, days), pattern }));
  const which = { placementId, changeId: await openOf(placementId) };
  if (verb === "accept") return acceptChange(at.supplier.manager, which);
  if (verb === "approve") return approveChange(at.approver, { ...which, ownerId: at.schoolId });
  if (verb === "cancel") return cancelChange(at.lead, { ...which, reason: "x" });
  if (verb === "decline") return declineChange(at.supplier.manager, { ...which, reason: "x" });
  const lastDay = addDays(calendarDate("2026-11-02"), days);
  return endPlacement(actingOn(at.lead, addDays(lastDay, 60)), placementId, {
    lastDay,
    reason: "planned_end",
  });
}

describe("a random history of changes", () => {
  withDatabase();

  it("keeps every penny in one place, the places within what there are, and the days as they were agreed", async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const at = await aCommissioning(await anAuthority(), { budget: 160_000, supplier: { places: 1 } });
        const placementIds = [
          await aPlacement(at, { status: "active", pattern: ["mon-am", "mon-pm"] }),
          await aPlacement(at, { status: "active", pattern: ["tue-am", "wed-am"] }),
        ];
        for (const one of steps) {
          try {
            await take({ at, placementIds }, one);
            done += 1;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          const { allocatedPence, availablePence, committedPence } = await balanceIn(at.world, at.budgetId);
          expect(availablePence).toBeGreaterThanOrEqual(0);
          expect(availablePence + committedPence).toBe(allocatedPence);
        }
        expect(await verify()).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(done).toBeGreaterThan(60);
  }, 120_000);
});
