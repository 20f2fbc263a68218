import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { formatDay, londonDay, parseCalendarDate } from "#app/core/calendar.ts";
import { ensureRule } from "#app/core/refusal.ts";
import type { StartCheck } from "#app/core/words/placements.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { checksOf, ensureMayGive, putCheck, takeBackChecks } from "#app/domain/placements/checks.server.ts";
import { detailsOf, type WrittenCheck } from "#app/domain/placements/start-checks.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { schoolDaysAhead } from "#app/domain/terms/school-days.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** Words that were given of something, so that giving it anew makes others read or accept it again. */
const madeStale: Readonly<Partial<Record<WrittenCheck, readonly StartCheck[]>>> = {
  information_pack: ["pack_read"],
  objectives: ["agreement_commissioner", "agreement_provider"],
};

/**
 * Gives one of the things that must be there before a start. Refuses (rule) a notice to the parents that comes
 * too late without their written agreement, and reading a pack that has not been written.
 */
export function giveStartCheck(
  act: PersonAct,
  placementId: string,
  check: { kind: WrittenCheck; given: Readonly<Record<string, unknown>> },
): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensureMayGive(act, placement, check.kind);
    const details = detailsOf(check.given);
    if (check.kind === "parents_informed") await ensureInTime(tx, act, placement, details);
    if (check.kind === "pack_read") await ensurePackWritten(tx, act, placement);

    await putCheck(tx, act, placement, { kind: check.kind, details });
    await takeBackChecks(tx, act, placement.id, madeStale[check.kind] ?? []);
    if (check.kind !== "objectives") return;
    await tx
      .update(placements)
      .set({ objectives: details.objectives, nextStep: details.nextStep })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
  });
}

/** Off-site direction: written notice the stated school days before the start, or the parents' written agreement. */
async function ensureInTime(
  tx: Tx,
  act: PersonAct,
  placement: PlacementRow,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const noticeOn = parseCalendarDate(details.noticeOn ?? "");
  ensureRule(
    noticeOn !== undefined && noticeOn <= londonDay(act.now),
    "The notice is recorded when it has been given, so its day cannot lie ahead",
    "noticeOn",
  );
  if (details.agreedInWriting === "yes") return;
  const { parentsNoticeSchoolDays } = await settingsOf(tx, act);
  const calendar = await schoolCalendar(tx, act, placement.schoolId);
  ensureRule(
    schoolDaysAhead(calendar, noticeOn, placement.startsOn) >= parentsNoticeSchoolDays,
    `Parents are told at least ${parentsNoticeSchoolDays} school days before the first day, ${formatDay(placement.startsOn)}, unless they agree in writing`,
    "noticeOn",
  );
}

async function ensurePackWritten(tx: Tx, act: PersonAct, placement: PlacementRow): Promise<void> {
  const given = await checksOf(tx, act, placement.id);
  ensureRule(
    given.some(({ kind }) => kind === "information_pack"),
    "The school has not written the information pack yet",
  );
}
