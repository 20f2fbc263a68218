/** How marks are written, corrected and noted: part of marking a register. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { sessionKey } from "#app/core/calendar.ts";
import { refuse } from "#app/core/refusal.ts";
import { keyOf, type MarkToMake, spanOf } from "#app/domain/attendance/may-be-marked.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { markCorrections, marks } from "#db/schema/attendance.ts";

export type Before = Map<string, { code: string; note: string }>;

export async function marksBefore(tx: Tx, act: Act, wanted: readonly MarkToMake[]): Promise<Before> {
  const { startsOn, endsOn } = spanOf(wanted);
  const rows = await tx
    .select()
    .from(marks)
    .where(
      and(
        eq(marks.authorityId, act.actor.authorityId),
        inArray(marks.placementId, [...new Set(wanted.map(({ placementId }) => placementId))]),
        sql`${marks.day} between ${startsOn} and ${endsOn}`,
      ),
    );
  return new Map(rows.map((row) => [`${row.placementId} ${sessionKey(row)}`, row]));
}

const markerOf = (act: Act): string | null => (act.actor.kind === "person" ? act.actor.userId : null);

export async function insertMarks(tx: Tx, act: Act, fresh: readonly MarkToMake[]): Promise<void> {
  const rows = fresh.map(({ placementId, day, half, code, note = "" }) => ({
    authorityId: act.actor.authorityId,
    placementId,
    day,
    half,
    code,
    note: note.trim(),
    markedBy: markerOf(act),
    markedAt: act.now,
  }));
  for (let start = 0; start < rows.length; start += 1000)
    await tx.insert(marks).values(rows.slice(start, start + 1000));
}

const ofSession = (act: Act, mark: MarkToMake) =>
  and(
    eq(marks.authorityId, act.actor.authorityId),
    eq(marks.placementId, mark.placementId),
    eq(marks.day, mark.day),
    eq(marks.half, mark.half),
  );

export async function correctMark(
  tx: Tx,
  act: Act,
  mark: MarkToMake,
  { before, reason }: { before: Before; reason: string },
): Promise<void> {
  const { placementId, day, half, code } = mark;
  const fromCode = before.get(keyOf(mark))?.code ?? "";
  await tx.insert(markCorrections).values({
    authorityId: act.actor.authorityId,
    placementId,
    day,
    half,
    fromCode,
    toCode: code,
    reason,
    correctedBy: markerOf(act) ?? refuse("forbidden", "A correction names who made it"),
    correctedAt: act.now,
  });
  await tx
    .update(marks)
    .set({ code, markedBy: markerOf(act), markedAt: act.now })
    .where(ofSession(act, mark));
  const details = { day, half, from: fromCode, to: code };
  await record(tx, act, { name: "mark.corrected", subjectId: placementId, details });
}

/** A note that was left out stays as it is. */
export async function changeNotes(
  tx: Tx,
  act: Act,
  wanted: readonly MarkToMake[],
  before: Before,
): Promise<void> {
  for (const mark of wanted) {
    const earlier = before.get(keyOf(mark));
    if (earlier === undefined || mark.note === undefined || mark.note.trim() === earlier.note) continue;
    await tx.update(marks).set({ note: mark.note.trim() }).where(ofSession(act, mark));
  }
}
