import { and, asc, desc, eq, notInArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { visibleTo as organisationVisibleTo } from "#app/domain/organisations/visibility.server.ts";
import { recordedVisibleTo } from "#app/domain/placements/recorded/visibility.server.ts";
import { itsOrganisation } from "#app/domain/providers/visibility.server.ts";
import { isListable, standingStates } from "#app/domain/quality/standing.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { recordedPlacements } from "#db/schema/placements.ts";
import { providers } from "#db/schema/providers.ts";
import { providerStandings } from "#db/schema/standings.ts";

const provider = alias(organisations, "provider");
const commissioner = alias(organisations, "commissioner");

function lines(tx: Tx) {
  return tx
    .select({
      id: recordedPlacements.id,
      authorityId: recordedPlacements.authorityId,
      reference: recordedPlacements.reference,
      pupilId: recordedPlacements.pupilId,
      schoolId: recordedPlacements.schoolId,
      providerName: provider.name,
      commissionerName: commissioner.name,
      startsOn: recordedPlacements.startsOn,
      endsOn: recordedPlacements.endsOn,
      minutesPerWeek: recordedPlacements.minutesPerWeek,
      note: recordedPlacements.note,
    })
    .from(recordedPlacements)
    .innerJoin(
      provider,
      and(
        eq(provider.authorityId, recordedPlacements.authorityId),
        eq(provider.id, recordedPlacements.providerId),
      ),
    )
    .innerJoin(
      commissioner,
      and(
        eq(commissioner.authorityId, recordedPlacements.authorityId),
        eq(commissioner.id, recordedPlacements.commissionerId),
      ),
    );
}

/** What was told of one pupil's placements elsewhere, the latest first; the page has noted its look. */
export function listRecordedOfPupil(act: Act, pupilId: string) {
  return transaction(act, (tx) =>
    lines(tx)
      .where(and(recordedVisibleTo(act.actor), eq(recordedPlacements.pupilId, pupilId)))
      .orderBy(desc(recordedPlacements.startsOn), desc(recordedPlacements.id))
      .limit(100),
  );
}

export function findRecorded(act: Act, recordedId: string) {
  return transaction(act, async (tx) => {
    const [row] = await lines(tx).where(
      and(recordedVisibleTo(act.actor), eq(recordedPlacements.id, recordedId)),
    );
    return row;
  });
}

/**
 * Providers that cannot be commissioned today, by name, for who tells of a placement at one; a provider reads none
 * but itself.
 */
export function listProvidersElsewhere(act: Act) {
  return transaction(act, (tx) =>
    tx
      .select({
        id: organisations.id,
        name: organisations.name,
        postcode: organisations.postcode,
        /** The day it was brought over, if it was. */
        recordedOn: providers.recordedOn,
      })
      .from(providers)
      .innerJoin(organisations, itsOrganisation)
      .innerJoin(
        providerStandings,
        and(
          eq(providerStandings.authorityId, providers.authorityId),
          eq(providerStandings.providerId, providers.organisationId),
        ),
      )
      .where(
        and(
          organisationVisibleTo(act.actor),
          notInArray(providerStandings.state, standingStates.filter(isListable)),
        ),
      )
      .orderBy(asc(organisations.name), asc(organisations.id))
      .limit(2_000),
  );
}
