import { eq } from "drizzle-orm";
import { type Act, isOfficer } from "#app/core/actor.ts";
import type { CalendarDate, HalfDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { type SuggestedCode, suggestHomeCode } from "#app/domain/attendance/codes.ts";
import { correctionsOf } from "#app/domain/attendance/corrections.server.ts";
import { plannedOn } from "#app/domain/attendance/planned-on.server.ts";
import { canMark } from "#app/domain/attendance/policy.ts";
import { seesTheChild } from "#app/domain/placements/policy.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

export type RegisterOfDay = {
  offerId: string;
  title: string;
  half: HalfDay;
  planned: number;
  marked: number;
};

/** The registers of one day that the actor's provider keeps: planned pupils and how many are marked, or only those that lack marks. */
export function listRegisters(
  act: Act,
  day: CalendarDate,
  { isMissing = false }: { isMissing?: boolean } = {},
): Promise<RegisterOfDay[]> {
  return transaction(act, async (tx) => {
    const rows = await plannedOn(tx, act, day);
    const own = rows.filter(({ placement }) => canMark(act.actor, placement));
    const registers = new Map<string, RegisterOfDay>();
    for (const { placement, half, offerTitle, mark } of own) {
      const key = `${offerTitle} ${placement.offerId} ${half}`;
      const so = registers.get(key) ?? {
        offerId: placement.offerId,
        title: offerTitle,
        half,
        planned: 0,
        marked: 0,
      };
      registers.set(key, { ...so, planned: so.planned + 1, marked: so.marked + (mark ? 1 : 0) });
    }
    return [...registers.entries()]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([, row]) => row)
      .filter(({ planned, marked }) => !isMissing || marked < planned);
  });
}

export type Whereabouts = {
  placementId: string;
  reference: string;
  pupilName: string | null;
  schoolName: string;
  providerName: string;
  offerTitle: string;
  half: HalfDay;
  code: AttendanceCode | null;
  notified: boolean;
  suggested: SuggestedCode;
};

export type WhereaboutsOfDay = { rows: Whereabouts[]; total: number; notReported: number };

/**
 * Where everyone is on a day, a page at a time: each planned session of the pupils the actor sees, with its mark
 * or without, or only those without; and how many of these there are, and lack one in all. Names shown are noted as one look.
 */
export function listWhereabouts(
  act: Act,
  day: CalendarDate,
  {
    page = 1,
    pageSize = 25,
    isMissing = false,
  }: { page?: number; pageSize?: number; isMissing?: boolean } = {},
): Promise<WhereaboutsOfDay> {
  return transaction(act, async (tx) => {
    const all = await plannedOn(tx, act, day);
    const wanted = isMissing ? all.filter(({ mark }) => !mark) : all;
    const rows = wanted.slice((page - 1) * pageSize, page * pageSize);
    await noteLook(tx, act, {
      pupilIds: rows.flatMap(({ pupilId }) => pupilId ?? []),
      kind: "listed",
      page: paths.registers(day),
    });
    const shown = rows.map((row) => ({
      placementId: row.placement.id,
      reference: row.placement.reference,
      pupilName: row.pupilName,
      schoolName: row.schoolName,
      providerName: row.providerName,
      offerTitle: row.offerTitle,
      half: row.half,
      code: row.mark?.code ?? null,
      notified: row.notified,
      suggested: suggestHomeCode({
        providerKind: row.providerKind,
        arrangedBy: row.placement.commissionerId === row.placement.schoolId ? "school" : "authority",
        mark: row.mark?.code,
        siteKind: row.siteKind,
      }),
    }));
    return { rows: shown, total: wanted.length, notReported: all.filter(({ mark }) => !mark).length };
  });
}

/** How many sessions of a day lack a mark, of those the actor sees; for "what needs you today". */
export async function countNotReported(tx: Tx, act: Act, day: CalendarDate): Promise<number> {
  return (await plannedOn(tx, act, day)).filter(({ mark }) => !mark).length;
}

export type RegisterRow = {
  placementId: string;
  reference: string;
  pupilName: string | null;
  schoolName: string;
  code: AttendanceCode | null;
  note: string;
  /** Told ahead by the school. */
  notice: string | null;
  corrections: { id: string; from: string; to: string; reason: string; at: Date; by: string | null }[];
};

export type Register = { offerId: string; title: string; providerName: string; rows: RegisterRow[] };

/**
 * One register with its pupils; undefined when the actor does not see the offer's placements or none is planned.
 * What is said of a child is only for those who may know which child it is.
 */
export function findRegister(
  act: Act,
  session: { offerId: string; day: CalendarDate; half: HalfDay },
): Promise<Register | undefined> {
  return transaction(act, async (tx) => {
    const { offerId, day, half } = session;
    const rows = (await plannedOn(tx, act, day, eq(placements.offerId, offerId))).filter(
      (row) => row.half === half && (isOfficer(act.actor) || canMark(act.actor, row.placement)),
    );
    const [first] = rows;
    if (first === undefined) return undefined;
    await noteLook(tx, act, {
      pupilIds: rows.flatMap(({ pupilId }) => pupilId ?? []),
      kind: "listed",
      page: paths.offerRegister(offerId, day, half),
    });
    const corrections = await correctionsOf(
      tx,
      act,
      rows.map(({ placement }) => placement.id),
    );
    const said = (words: string): string => (seesTheChild(act.actor) ? words : "");
    return {
      offerId,
      title: first.offerTitle,
      providerName: first.providerName,
      rows: rows.map((row) => ({
        placementId: row.placement.id,
        reference: row.placement.reference,
        pupilName: row.pupilName,
        schoolName: row.schoolName,
        code: row.mark?.code ?? null,
        note: said(row.mark?.note ?? ""),
        notice: row.notice === null ? null : said(row.notice),
        corrections: corrections
          .filter((one) => one.placementId === row.placement.id && one.day === day && one.half === half)
          .map((one) => ({ ...one, reason: said(one.reason) })),
      })),
    };
  });
}
