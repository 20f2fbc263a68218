import { and, asc, count, eq, gte, ilike, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { parseSettings, type Settings } from "#app/domain/organisations/settings.ts";
import { visibleTo } from "#app/domain/organisations/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { authorities, organisations, partnershipMembers, schools } from "#db/schema/organisations.ts";

const named = { id: organisations.id, kind: organisations.kind, name: organisations.name };
const partnership = alias(organisations, "partnership");
const ofSchool = and(
  eq(schools.authorityId, organisations.authorityId),
  eq(schools.organisationId, organisations.id),
);
const byName = [asc(organisations.name), asc(organisations.id)] as const;

/** What this authority has decided, with the defaults for everything it has not. */
export async function settingsOf(tx: Tx, act: Act): Promise<Settings> {
  const [row] = await tx
    .select({ settings: authorities.settings })
    .from(authorities)
    .where(eq(authorities.id, act.actor.authorityId));
  return parseSettings(row?.settings);
}

export async function findOrganisation(tx: Tx, act: Act, organisationId: string) {
  const [row] = await tx
    .select({
      ...named,
      urn: organisations.urn,
      address: organisations.address,
      postcode: organisations.postcode,
      latitude: organisations.latitude,
      longitude: organisations.longitude,
      phone: organisations.phone,
      email: organisations.email,
    })
    .from(organisations)
    .where(and(visibleTo(act.actor), eq(organisations.id, organisationId)));
  return row;
}

/** What the authority is called, for everybody to read. */
export async function findAuthorityName(act: Act): Promise<string> {
  const [row] = await transaction(act, (tx) =>
    tx.select({ name: authorities.name }).from(authorities).where(eq(authorities.id, act.actor.authorityId)),
  );
  return row?.name ?? "";
}

/** Every school with its phase and roll, by name. */
export function listSchools(act: Act) {
  return transaction(act, (tx) =>
    tx
      .select({
        ...named,
        urn: organisations.urn,
        postcode: organisations.postcode,
        phase: schools.phase,
        pupilsOnRoll: schools.pupilsOnRoll,
        contactName: schools.contactName,
        contactPhone: schools.contactPhone,
        contactEmail: schools.contactEmail,
      })
      .from(organisations)
      .innerJoin(schools, ofSchool)
      .where(visibleTo(act.actor))
      .orderBy(...byName),
  );
}

/** The organisations of some kinds, by name. */
export function listOrganisations(act: Act, kinds: readonly OrganisationKind[]) {
  return transaction(act, (tx) =>
    tx
      .select(named)
      .from(organisations)
      .where(and(visibleTo(act.actor), inArray(organisations.kind, [...kinds])))
      .orderBy(...byName),
  );
}

/** The settings, for the page that changes them. */
export function findSettings(act: Act): Promise<Settings> {
  return transaction(act, (tx) => settingsOf(tx, act));
}

type SchoolFilter = { words?: string; page?: number; pageSize?: number };

/** A page of the schools, each with the partnership it belongs to today, if any. */
export function listSchoolsToday(act: Act, { words = "", page = 1, pageSize = 25 }: SchoolFilter) {
  const wanted = and(visibleTo(act.actor), ...words.split(/\s+/).filter(Boolean).map(holdsWord));
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        ...named,
        urn: organisations.urn,
        phase: schools.phase,
        pupilsOnRoll: schools.pupilsOnRoll,
        contactName: schools.contactName,
        contactPhone: schools.contactPhone,
        partnershipName: partnership.name,
      })
      .from(organisations)
      .innerJoin(schools, ofSchool)
      .leftJoin(partnershipMembers, memberToday(act))
      .leftJoin(partnership, ofMember)
      .where(wanted)
      .orderBy(...byName)
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [all] = await tx
      .select({ total: count() })
      .from(organisations)
      .innerJoin(schools, ofSchool)
      .leftJoin(partnershipMembers, memberToday(act))
      .leftJoin(partnership, ofMember)
      .where(wanted);
    return { rows, total: all?.total ?? 0, page, pageSize };
  });
}

const ofMember = and(
  eq(partnership.authorityId, partnershipMembers.authorityId),
  eq(partnership.id, partnershipMembers.partnershipId),
);

/** The school's membership of the day of the act; there is never more than one. */
function memberToday({ now }: Act): SQL | undefined {
  const today = londonDay(now);
  return and(
    eq(partnershipMembers.authorityId, organisations.authorityId),
    eq(partnershipMembers.schoolId, organisations.id),
    lte(partnershipMembers.startsOn, today),
    or(isNull(partnershipMembers.endsOn), gte(partnershipMembers.endsOn, today)),
  );
}

/** Every word typed stands in the school's name, its URN or its partnership's name. */
function holdsWord(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(organisations.name, pattern),
    ilike(partnership.name, pattern),
    sql`${organisations.urn}::text like ${pattern}`,
  );
}

/** The schools of the partnerships that have not left for good by today, by name, with the days they belong. */
export function listMembers(act: Act, partnershipId?: string) {
  const { partnershipId: of, schoolId, startsOn, endsOn } = partnershipMembers;
  const wanted = partnershipId === undefined ? undefined : eq(of, partnershipId);
  return transaction(act, (tx) =>
    tx
      .select({ partnershipId: of, schoolId, schoolName: organisations.name, startsOn, endsOn })
      .from(partnershipMembers)
      .innerJoin(
        organisations,
        and(eq(organisations.authorityId, partnershipMembers.authorityId), eq(organisations.id, schoolId)),
      )
      .where(and(visibleTo(act.actor), wanted, or(isNull(endsOn), gte(endsOn, londonDay(act.now)))))
      .orderBy(...byName, asc(startsOn)),
  );
}

/** A partnership by its id, for the pages about who belongs to it. */
export function findPartnership(act: Act, partnershipId: string) {
  return transaction(act, async (tx) => {
    const organisation = await findOrganisation(tx, act, partnershipId);
    return organisation?.kind === "partnership" ? organisation : undefined;
  });
}
