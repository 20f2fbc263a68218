import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import type { ChangeAsked } from "#app/domain/placements/changes/forms.ts";
import { type PlannedChange, planChange, spanOf } from "#app/domain/placements/changes/plan-change.server.ts";
import { canAskForChange } from "#app/domain/placements/changes/policy.ts";
import { ofPlacement, openChangeOf } from "#app/domain/placements/changes/visibility.server.ts";
import { fundingOf } from "#app/domain/placements/funding-rows.server.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { schoolDaysAhead } from "#app/domain/terms/school-days.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import {
  placementChangeApprovals,
  placementChangeParts,
  placementChanges,
} from "#db/schema/placement-changes.ts";

/**
 * Asks the provider and the budget holders for a change of a placement that is approved or active; the price
 * agreed stays. The form gives the change its id, so that sending twice asks once. Refuses (rule) as planChange
 * does, while another change waits, and where the parents are told too late.
 */
export function askChange(act: PersonAct, placementId: string, asked: ChangeAsked): Promise<string> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canAskForChange(act.actor, placement), "Who commissioned a placement asks for its change");
    if (await isAsked(tx, placement, asked.id)) return asked.id;
    ensureRule(
      (await openChangeOf(tx, placement)) === undefined,
      "Another change of this placement waits: see it through or cancel it first",
    );
    const planned = await planChange(tx, act, placement, spanOf(placement, asked));
    await ensureParentsToldInTime(tx, act, placement, { ...asked, startsOn: planned.span.startsOn });

    await insertChange(tx, act, placement, { asked, planned });
    const { kind, id: changeId } = asked;
    const { sessionsPlanned, costPence, span } = planned;
    await record(tx, act, {
      name: "placement.change_asked",
      subjectId: placement.id,
      details: { changeId, kind, startsOn: span.startsOn, endsOn: span.endsOn, sessionsPlanned, costPence },
    });
    return asked.id;
  });
}

async function isAsked(tx: Tx, placement: PlacementRow, changeId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: placementChanges.id })
    .from(placementChanges)
    .where(and(ofPlacement(placement), eq(placementChanges.id, changeId)));
  return rows.length > 0;
}

type Told = { parentsToldOn: CalendarDate; parentsAgreed: boolean; startsOn: CalendarDate };

/** Off-site direction: the stated school days before the change begins, or the parents' written agreement. */
async function ensureParentsToldInTime(
  tx: Tx,
  act: PersonAct,
  placement: PlacementRow,
  { parentsToldOn, parentsAgreed, startsOn }: Told,
): Promise<void> {
  ensureRule(
    parentsToldOn <= londonDay(act.now),
    "The notice to the parents is recorded when it has been given, so its day cannot lie ahead",
    "parentsToldOn",
  );
  if (parentsAgreed) return;
  const { parentsNoticeSchoolDays } = await settingsOf(tx, act);
  const calendar = await schoolCalendar(tx, act, placement.schoolId);
  ensureRule(
    schoolDaysAhead(calendar, parentsToldOn, startsOn) >= parentsNoticeSchoolDays,
    `Parents are told at least ${parentsNoticeSchoolDays} school days before the change begins on ${formatDay(startsOn)}, unless they agree in writing`,
    "parentsToldOn",
  );
}

async function insertChange(
  tx: Tx,
  act: PersonAct,
  placement: PlacementRow,
  { asked, planned }: { asked: ChangeAsked; planned: PlannedChange },
): Promise<void> {
  const { authorityId, id: placementId } = placement;
  const before = await tx.$count(placementChanges, ofPlacement(placement));
  const { id: changeId, kind, reason, parentsToldOn, parentsAgreed } = asked;
  await tx.insert(placementChanges).values({
    number: before + 1,
    ...{ authorityId, id: changeId, placementId, kind, reason, parentsToldOn, parentsAgreed },
    ...planned.span,
    pattern: [...planned.span.pattern],
    endsOnBefore: placement.endsOn,
    patternBefore: placement.pattern,
    sessionsBefore: placement.sessionsPlanned,
    costBeforePence: placement.costPence,
    sessionsPlanned: planned.sessionsPlanned,
    costPence: planned.costPence,
    askedBy: act.actor.userId,
    askedAt: act.now,
  });
  const owners = await fundingOf(tx, act, placementId);
  await tx
    .insert(placementChangeApprovals)
    .values(
      owners.map(({ ownerId, position }) => ({ authorityId, changeId, placementId, ownerId, position })),
    );
  await tx.insert(placementChangeParts).values(
    planned.differences.map(({ owner, financialYear, pence }) => ({
      ...{ authorityId, changeId, placementId, ownerId: owner, financialYear, askedPence: pence },
    })),
  );
}
