import { and, count, desc, eq, ilike, inArray, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { placementEventNames, placementEventsOfPayers } from "#app/core/words/placements.ts";
import { checksOf } from "#app/domain/placements/checks.server.ts";
import { reservedPartsOf } from "#app/domain/placements/funding-rows.server.ts";
import { seesFunding, seesTheChild } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Wanted, wantedOf } from "#app/domain/placements/wanted.server.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { visibleTo as pupilVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { listEvents, noEvents } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { placements } from "#db/schema/placements.ts";
import { sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";

const school = alias(organisations, "school");
const provider = alias(organisations, "provider");
const commissioner = alias(organisations, "commissioner");

type Party = typeof school | typeof provider | typeof commissioner;
type PartyId = typeof placements.schoolId | typeof placements.providerId | typeof placements.commissionerId;

const named = (party: Party, id: PartyId) =>
  and(eq(party.authorityId, placements.authorityId), eq(party.id, id));

/** A pupil's name beside a placement, where this person may see it. */
const pupilBeside = (act: Act) =>
  and(
    eq(pupils.authorityId, placements.authorityId),
    eq(pupils.id, placements.pupilId),
    pupilVisibleTo(act.actor),
  );

/** The placements this person may see, newest first, a page at a time. Names shown are noted as one look. */
export function listPlacements(
  act: Act,
  { page = 1, pageSize = 25, ...filter }: Wanted & { page?: number; pageSize?: number },
  shownOn: string,
) {
  const words = (filter.words ?? "").split(/\s+/).filter(Boolean);
  return transaction(act, async (tx) => {
    const wanted = and(await wantedOf(tx, act, filter), ...words.map(holdsWord));
    const rows = await placementLines(tx, act)
      .where(wanted)
      .orderBy(desc(placements.requestedAt), desc(placements.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [all] = await tx
      .select({ total: count() })
      .from(placements)
      .innerJoin(offers, offerOf)
      .innerJoin(school, named(school, placements.schoolId))
      .innerJoin(provider, named(provider, placements.providerId))
      .leftJoin(pupils, pupilBeside(act))
      .where(wanted);
    const shown = rows.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId]));
    await noteLook(tx, act, { pupilIds: shown, kind: "listed", page: shownOn });
    return { rows, total: all?.total ?? 0, page, pageSize };
  });
}

/** All placements of one pupil that this person may see, newest first; the page has noted its look. */
export function listPlacementsOfPupil(act: Act, pupilId: string) {
  return transaction(act, (tx) =>
    placementLines(tx, act)
      .where(and(visibleTo(act.actor), eq(placements.pupilId, pupilId), eq(pupils.id, pupilId)))
      .orderBy(desc(placements.startsOn), desc(placements.id))
      .limit(100),
  );
}

const offerOf = and(eq(offers.authorityId, placements.authorityId), eq(offers.id, placements.offerId));

function placementLines(tx: Tx, act: Act) {
  return tx
    .select({
      id: placements.id,
      reference: placements.reference,
      status: placements.status,
      pupilId: pupils.id,
      givenName: pupils.givenName,
      familyName: pupils.familyName,
      schoolName: school.name,
      providerName: provider.name,
      offerTitle: offers.title,
      startsOn: placements.startsOn,
      endsOn: placements.endsOn,
      endedOn: placements.endedOn,
      sessionsPlanned: placements.sessionsPlanned,
      costPence: placements.costPence,
    })
    .from(placements)
    .innerJoin(offers, offerOf)
    .innerJoin(school, named(school, placements.schoolId))
    .innerJoin(provider, named(provider, placements.providerId))
    .leftJoin(pupils, pupilBeside(act))
    .$dynamic();
}

/** Every word typed stands in the reference, the pupil's name where it may be seen, the offer, school or provider. */
function holdsWord(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(placements.reference, pattern),
    ilike(pupils.givenName, pattern),
    ilike(pupils.familyName, pattern),
    ilike(offers.title, pattern),
    ilike(school.name, pattern),
    ilike(provider.name, pattern),
  );
}

/**
 * A placement with the names around it. Of the pupil it shows what both sides of a placement need: name, year,
 * needs and provision. Showing the name is a look, noted for the page it stands on.
 */
export function findPlacement(act: Act, placementId: string, shownOn: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        placement: placements,
        pupil: {
          id: pupils.id,
          givenName: pupils.givenName,
          familyName: pupils.familyName,
          yearGroup: pupils.yearGroup,
          senProvision: pupils.senProvision,
          needs: pupils.needs,
        },
        schoolName: school.name,
        providerName: provider.name,
        commissionerName: commissioner.name,
        offerTitle: offers.title,
        siteName: sites.name,
        siteAddress: sites.address,
        sitePostcode: sites.postcode,
        requestedByName: users.name,
      })
      .from(placements)
      .innerJoin(offers, offerOf)
      .innerJoin(school, named(school, placements.schoolId))
      .innerJoin(provider, named(provider, placements.providerId))
      .innerJoin(commissioner, named(commissioner, placements.commissionerId))
      .innerJoin(sites, and(eq(sites.authorityId, placements.authorityId), eq(sites.id, placements.siteId)))
      .leftJoin(users, eq(users.id, placements.requestedBy))
      .leftJoin(pupils, pupilBeside(act))
      .where(and(visibleTo(act.actor), eq(placements.id, placementId)));
    if (!row) return undefined;
    const { placement, ...around } = row;
    if (row.pupil) await noteLook(tx, act, { pupilIds: [row.pupil.id], kind: "opened", page: shownOn });
    const words = seesTheChild(act.actor) ? {} : { objectives: "", nextStep: "", refusal: null };
    return { ...placement, ...words, ...around };
  });
}

async function isVisible(tx: Tx, act: Act, placementId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: placements.id })
    .from(placements)
    .where(and(visibleTo(act.actor), eq(placements.id, placementId)));
  return rows.length > 0;
}

/** What has been given of the ten things before a start, with who gave it; the words only for those who see the child. */
export function listStartChecks(act: Act, placementId: string) {
  return transaction(act, async (tx) => {
    if (!(await isVisible(tx, act, placementId))) return [];
    const given = await checksOf(tx, act, placementId);
    const ids = given.map(({ givenBy }) => givenBy);
    const people =
      ids.length > 0
        ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
        : [];
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    return given.map(({ kind, details, givenBy, givenAt }) => ({
      kind,
      details: seesTheChild(act.actor) ? details : {},
      givenBy: nameOf.get(givenBy) ?? null,
      givenAt,
    }));
  });
}

/** A page of what happened to a placement, newest first; for a provider without what is between those who pay. */
export function listPlacementEvents(act: Act, placementId: string, page = 1) {
  return transaction(act, async (tx) => {
    if (!(await isVisible(tx, act, placementId))) return noEvents;
    if (seesFunding(act.actor)) return listEvents(tx, act, { subjectId: placementId, page });
    const names = Object.keys(placementEventNames).filter((name) => !placementEventsOfPayers.includes(name));
    const { rows, total } = await listEvents(tx, act, { subjectId: placementId, page, names });
    return { rows: rows.map((row) => ({ ...row, details: checkOf(row.details) })), total };
  });
}

const checkOf = ({ check }: Record<string, unknown>): Record<string, unknown> =>
  check === undefined ? {} : { check };

/** What is reserved in which budget, for those who may know who pays. */
export function listReservedParts(act: Act, placementId: string) {
  return transaction(act, async (tx) => {
    if (!seesFunding(act.actor) || !(await isVisible(tx, act, placementId))) return [];
    const parts = await reservedPartsOf(tx, act, placementId);
    if (parts.length === 0) return [];
    const rows = await tx
      .select({ id: budgets.id, name: budgets.name })
      .from(budgets)
      .where(
        and(
          eq(budgets.authorityId, act.actor.authorityId),
          inArray(
            budgets.id,
            parts.map(({ budgetId }) => budgetId),
          ),
        ),
      );
    const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
    return parts.map((part) => ({ ...part, budgetName: nameOf.get(part.budgetId) ?? "" }));
  });
}
