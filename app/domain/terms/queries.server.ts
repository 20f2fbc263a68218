import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { academicYearBounds } from "#app/core/calendar.ts";
import { authorityCalendar } from "#app/domain/terms/calendars.server.ts";
import { schoolDaysBetween } from "#app/domain/terms/school-days.ts";
import { closuresVisibleTo, termsVisibleTo } from "#app/domain/terms/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { closures, terms } from "#db/schema/terms.ts";

export function listTerms(act: Act, academicYear?: number) {
  const year = academicYear === undefined ? undefined : academicYearBounds(academicYear);
  return transaction(act, (tx) =>
    tx
      .select({ id: terms.id, name: terms.name, startsOn: terms.startsOn, endsOn: terms.endsOn })
      .from(terms)
      .where(
        and(
          termsVisibleTo(act.actor),
          year && lte(terms.startsOn, year.endsOn),
          year && gte(terms.endsOn, year.startsOn),
        ),
      )
      .orderBy(asc(terms.startsOn)),
  );
}

export function findTerm(act: Act, termId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ id: terms.id, name: terms.name, startsOn: terms.startsOn, endsOn: terms.endsOn })
      .from(terms)
      .where(and(termsVisibleTo(act.actor), eq(terms.id, termId)));
    return row;
  });
}

const closureColumns = {
  id: closures.id,
  organisationId: closures.organisationId,
  organisation: organisations.name,
  startsOn: closures.startsOn,
  endsOn: closures.endsOn,
  reason: closures.reason,
};
const itsOrganisation = and(
  eq(organisations.authorityId, closures.authorityId),
  eq(organisations.id, closures.organisationId),
);

/** The closed days of an academic year that the actor may see, everybody's and single organisations'. */
export function listClosures(act: Act, academicYear: number) {
  const { startsOn, endsOn } = academicYearBounds(academicYear);
  return transaction(act, (tx) =>
    tx
      .select(closureColumns)
      .from(closures)
      .leftJoin(organisations, itsOrganisation)
      .where(
        and(closuresVisibleTo(act.actor), lte(closures.startsOn, endsOn), gte(closures.endsOn, startsOn)),
      )
      .orderBy(asc(closures.startsOn), asc(closures.id)),
  );
}

export function findClosure(act: Act, closureId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select(closureColumns)
      .from(closures)
      .leftJoin(organisations, itsOrganisation)
      .where(and(closuresVisibleTo(act.actor), eq(closures.id, closureId)));
    return row;
  });
}

/** The school days of an academic year by the authority's calendar, before anybody adds closed days of their own. */
export function countSchoolDays(act: Act, academicYear: number): Promise<number> {
  const { startsOn, endsOn } = academicYearBounds(academicYear);
  return transaction(act, async (tx) => {
    const calendar = await authorityCalendar(tx, act);
    return schoolDaysBetween(calendar, startsOn, endsOn).length;
  });
}
