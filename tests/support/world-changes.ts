/** Changes of placements in any state, made by the commands themselves. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { calendarDate } from "#app/core/calendar.ts";
import { type ChangeStatus, changeStatuses } from "#app/core/words/placements.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { cancelChange } from "#app/domain/placements/changes/cancel-change.server.ts";
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import type { ChangeAsked } from "#app/domain/placements/changes/forms.ts";
import { placements } from "#db/schema/placements.ts";
import { owner } from "#tests/support/database.ts";
import { aPlacement, type Commissioning } from "#tests/support/world-placements.ts";

/** A week more on Mondays, for the placement as world-placements makes it: two sessions and £90.00. */
export const extension = (wish: Partial<ChangeAsked> = {}): ChangeAsked => ({
  id: randomUUID(),
  kind: "extend",
  startsOn: undefined,
  endsOn: calendarDate("2026-12-18"),
  pattern: ["mon-am", "mon-pm"],
  reason: "One more week to finish the engine",
  parentsToldOn: calendarDate("2026-10-05"),
  parentsAgreed: false,
  ...wish,
});

/** Tuesday mornings as well from the third week: four sessions and £180.00 more. */
export const amendment = (wish: Partial<ChangeAsked> = {}): ChangeAsked => ({
  ...extension(),
  kind: "amend",
  startsOn: calendarDate("2026-11-16"),
  endsOn: undefined,
  pattern: ["mon-am", "mon-pm", "tue-am"],
  reason: "Ready for another morning",
  ...wish,
});

/** A change of a placement in any state; the school approves it all. */
export async function aChange(
  at: Commissioning,
  placementId: string,
  { status = "asked", asked = extension() }: { status?: ChangeStatus; asked?: ChangeAsked } = {},
): Promise<string> {
  const which = { placementId, changeId: await askChange(at.lead, placementId, asked) };
  const reason = "No longer needed";
  if (status === "declined") await declineChange(at.supplier.manager, { ...which, reason });
  if (status === "cancelled") await cancelChange(at.lead, { ...which, reason });
  if (status !== "accepted" && status !== "approved") return which.changeId;
  await acceptChange(at.supplier.manager, which);
  if (status === "approved") await approveChange(at.approver, { ...which, ownerId: at.schoolId });
  return which.changeId;
}

/** The placement as it is stored. */
export async function placementRow(placementId: string) {
  const [row] = await owner().select().from(placements).where(eq(placements.id, placementId));
  if (!row) throw new Error("no placement");
  return row;
}

/** A change in each state, each of a placement of its own on Tuesdays. */
export async function changesInEveryState(at: Commissioning): Promise<void> {
  for (const status of changeStatuses) {
    const placementId = await aPlacement(at, { status: "approved", pattern: ["tue-am"] });
    await aChange(at, placementId, { status, asked: extension({ pattern: ["tue-am"] }) });
  }
}
