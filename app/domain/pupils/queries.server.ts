import { and, asc, count, eq, ilike, or, type SQL } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { recordVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { listEvents, noEvents } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { pupils } from "#db/schema/pupils.ts";

export type PupilFilter = { words?: string; page?: number; pageSize?: number };

const schoolOfPupil = and(
  eq(organisations.authorityId, pupils.authorityId),
  eq(organisations.id, pupils.schoolId),
);

/**
 * The pupils whose records this person may open, by family name, a page at a time. Showing them is a look:
 * it is noted once with the ids of the page.
 */
export function listPupils(act: Act, { words = "", page = 1, pageSize = 25 }: PupilFilter, shownOn: string) {
  const wanted = and(recordVisibleTo(act.actor), ...words.split(/\s+/).filter(Boolean).map(holdsWord));
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: pupils.id,
        givenName: pupils.givenName,
        familyName: pupils.familyName,
        yearGroup: pupils.yearGroup,
        senProvision: pupils.senProvision,
        lookedAfter: pupils.lookedAfter,
        needs: pupils.needs,
        schoolId: pupils.schoolId,
        schoolName: organisations.name,
      })
      .from(pupils)
      .innerJoin(organisations, schoolOfPupil)
      .where(wanted)
      .orderBy(asc(pupils.familyName), asc(pupils.givenName), asc(pupils.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [all] = await tx
      .select({ total: count() })
      .from(pupils)
      .innerJoin(organisations, schoolOfPupil)
      .where(wanted);
    await noteLook(tx, act, { pupilIds: rows.map(({ id }) => id), kind: "listed", page: shownOn });
    return { rows, total: all?.total ?? 0, page, pageSize };
  });
}

/** Every word typed stands in the name, the pupil number or the school's name. */
function holdsWord(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(pupils.givenName, pattern),
    ilike(pupils.familyName, pattern),
    ilike(pupils.upn, pattern),
    ilike(organisations.name, pattern),
  );
}

/** A pupil's whole record. Opening it is a look, noted by name. */
export function findPupil(act: Act, pupilId: string, shownOn: string) {
  return transaction(act, async (tx) => {
    const row = await pupilRecord(tx, act, pupilId);
    if (row) await noteLook(tx, act, { pupilIds: [row.id], kind: "opened", page: shownOn });
    return row;
  });
}

/** The record for a page or command that notes its own look. */
export async function pupilRecord(tx: Tx, act: Act, pupilId: string) {
  const [row] = await tx
    .select({
      id: pupils.id,
      authorityId: pupils.authorityId,
      givenName: pupils.givenName,
      familyName: pupils.familyName,
      bornOn: pupils.bornOn,
      yearGroup: pupils.yearGroup,
      upn: pupils.upn,
      senProvision: pupils.senProvision,
      lookedAfter: pupils.lookedAfter,
      needs: pupils.needs,
      homePostcode: pupils.homePostcode,
      latitude: pupils.latitude,
      longitude: pupils.longitude,
      schoolId: pupils.schoolId,
      schoolName: organisations.name,
      addedAt: pupils.addedAt,
    })
    .from(pupils)
    .innerJoin(organisations, schoolOfPupil)
    .where(and(eq(pupils.id, pupilId), recordVisibleTo(act.actor)));
  return row;
}

/** A page of what happened to a pupil's record, newest first; nothing unless it may be opened. */
export function listPupilEvents(act: Act, pupilId: string, page = 1) {
  return transaction(act, async (tx) =>
    (await pupilRecord(tx, act, pupilId)) ? listEvents(tx, act, { subjectId: pupilId, page }) : noEvents,
  );
}
