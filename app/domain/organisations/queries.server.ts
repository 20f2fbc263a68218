import { and, asc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { parseSettings, type Settings } from "#app/domain/organisations/settings.ts";
import { visibleTo } from "#app/domain/organisations/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { authorities, organisations, schools } from "#db/schema/organisations.ts";

const named = { id: organisations.id, kind: organisations.kind, name: organisations.name };
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
      .innerJoin(
        schools,
        and(eq(schools.authorityId, organisations.authorityId), eq(schools.organisationId, organisations.id)),
      )
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
