import { and, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import {
  ensureMayBeMarked,
  keyOf,
  type MarkToMake,
  spanOf,
} from "#app/domain/attendance/may-be-marked.server.ts";
import { canMark } from "#app/domain/attendance/policy.ts";
import {
  changeNotes,
  correctMark,
  insertMarks,
  marksBefore,
} from "#app/domain/attendance/write-marks.server.ts";
import { type PlacementRow, visibleTo } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

export type RegisterMarked = { readonly marked: number; readonly corrected: number };

/**
 * Marks any number of planned sessions of the actor's own provider at once, all or none. A code that differs
 * from the one first given is a correction: it needs the reason and keeps the old code. Refuses (rule) what
 * lies ahead, what is not planned and a correction without a reason; what is not visible is not found.
 */
export function markRegister(
  act: Act,
  { marks: wanted, reason = "" }: { marks: readonly MarkToMake[]; reason?: string | undefined },
): Promise<RegisterMarked> {
  return transaction(act, async (tx) => {
    const byId = await loadPlacements(tx, act, wanted);
    for (const placement of byId.values())
      ensure(canMark(act.actor, placement), "Only the provider's own people keep this register");
    await ensureMayBeMarked(tx, act, wanted, byId);
    const before = await marksBefore(tx, act, wanted);
    const isNew = (mark: MarkToMake): boolean => !before.has(keyOf(mark));
    const isCorrection = (mark: MarkToMake): boolean => {
      const code = before.get(keyOf(mark))?.code;
      return code !== undefined && code !== mark.code;
    };
    const corrections = wanted.filter(isCorrection);
    ensureRule(
      corrections.length === 0 || reason.trim() !== "",
      "Enter why the register is being corrected",
      "reason",
    );

    await insertMarks(tx, act, wanted.filter(isNew));
    for (const mark of corrections) await correctMark(tx, act, mark, { before, reason: reason.trim() });
    await changeNotes(tx, act, wanted, before);
    const marked = wanted.filter(isNew).length;
    await recordByOffer(tx, act, wanted, byId);
    return { marked, corrected: corrections.length };
  });
}

async function loadPlacements(
  tx: Tx,
  act: Act,
  wanted: readonly MarkToMake[],
): Promise<Map<string, PlacementRow>> {
  const ids = [...new Set(wanted.map(({ placementId }) => placementId))];
  ensureRule(ids.length > 0, "Mark at least one pupil");
  const rows = await tx
    .select()
    .from(placements)
    .where(and(inArray(placements.id, ids), visibleTo(act.actor)))
    .orderBy(placements.id)
    .for("update");
  if (rows.length < ids.length) refuse("not_found", "There is no such placement");
  return new Map(rows.map((row) => [row.id, row]));
}

async function recordByOffer(
  tx: Tx,
  act: Act,
  wanted: readonly MarkToMake[],
  byId: ReadonlyMap<string, PlacementRow>,
): Promise<void> {
  const offersMarked = new Set([...byId.values()].map(({ offerId }) => offerId));
  for (const offerId of offersMarked) {
    const own = wanted.filter(({ placementId }) => byId.get(placementId)?.offerId === offerId);
    const { startsOn, endsOn } = spanOf(own);
    const details = { sessions: own.length, from: startsOn, to: endsOn };
    await record(tx, act, { name: "register.marked", subjectId: offerId, details });
  }
}
