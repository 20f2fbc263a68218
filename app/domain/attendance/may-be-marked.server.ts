/** What a mark must keep to before it is written: part of marking a register. */
import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import {
  type CalendarDate,
  type DayRange,
  earliest,
  formatDay,
  type HalfDay,
  latest,
  londonDay,
  londonTime,
  sessionKey,
} from "#app/core/calendar.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { type AttendanceCode, attendanceCodes } from "#app/core/words/attendance.ts";
import { codeMismatch } from "#app/domain/attendance/codes-to-mark.ts";
import { loadCalendars, plannedSessions } from "#app/domain/attendance/planned.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";

export type MarkToMake = {
  readonly placementId: string;
  readonly day: CalendarDate;
  readonly half: HalfDay;
  readonly code: AttendanceCode;
  readonly note?: string | undefined;
};

/** One key for one session of one placement. */
export const keyOf = (mark: MarkToMake): string => `${mark.placementId} ${sessionKey(mark)}`;

/** First and last day of the marks; refuses when there are none. */
export function spanOf(wanted: readonly MarkToMake[]): DayRange {
  const days = wanted.map(({ day }) => day);
  const [first, ...others] = days;
  if (first === undefined) return refuse("rule", "Mark at least one pupil");
  return { startsOn: earliest(first, ...others), endsOn: latest(first, ...others) };
}

/** Refuses (rule) what lies ahead, what is not planned, a code of the other half of the day, a session named twice. */
export async function ensureMayBeMarked(
  tx: Tx,
  act: Act,
  wanted: readonly MarkToMake[],
  byId: ReadonlyMap<string, PlacementRow>,
): Promise<void> {
  const calendarsOf = await loadCalendars(tx, act);
  const span = spanOf(wanted);
  const planned = new Map(
    [...byId.values()].map((placement) => [
      placement.id,
      new Set(plannedSessions(calendarsOf, placement, span).map(sessionKey)),
    ]),
  );
  const begins = await afternoonsBegin(tx, act, byId);
  const seen = new Set<string>();
  for (const mark of wanted) {
    const placement = byId.get(mark.placementId);
    if (placement === undefined) continue;
    ensureRule(!seen.has(keyOf(mark)), "Each session is marked once");
    seen.add(keyOf(mark));
    ensureRule(attendanceCodes.includes(mark.code), `${mark.code} is not a code of the register`, "code");
    const mismatch = codeMismatch(mark.code, mark.half);
    ensureRule(mismatch === undefined, mismatch ?? "", "code");
    ensureHasBegun(act, mark, begins.get(placement.offerId) ?? "12:00");
    ensureRule(
      placement.status === "active" || placement.status === "ended",
      `${placement.reference} has not started, so it has no register yet`,
    );
    ensureRule(
      placement.startedAt === null || mark.day >= londonDay(placement.startedAt),
      `${placement.reference} was started after ${formatDay(mark.day)}, so that session was not given and is not charged`,
    );
    ensureRule(
      planned.get(mark.placementId)?.has(sessionKey(mark)),
      `${placement.reference} has no planned session on ${formatDay(mark.day)} in the ${mark.half === "am" ? "morning" : "afternoon"}`,
    );
  }
}

async function afternoonsBegin(
  tx: Tx,
  act: Act,
  byId: ReadonlyMap<string, PlacementRow>,
): Promise<Map<string, string>> {
  const ids = [...new Set([...byId.values()].map(({ offerId }) => offerId))];
  const rows = await tx
    .select({ id: offers.id, begins: offers.pmStarts })
    .from(offers)
    .where(and(eq(offers.authorityId, act.actor.authorityId), inArray(offers.id, ids)));
  return new Map(rows.flatMap(({ id, begins }) => (begins ? [[id, begins.slice(0, 5)] as const] : [])));
}

function ensureHasBegun(act: Act, mark: MarkToMake, afternoonBegins: string): void {
  const today = londonDay(act.now);
  ensureRule(mark.day <= today, `${formatDay(mark.day)} is still to come, so it cannot be marked`);
  ensureRule(
    mark.day < today || mark.half === "am" || londonTime(act.now) >= afternoonBegins,
    `This afternoon begins at ${afternoonBegins}, so it cannot be marked yet`,
  );
}
