import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { RecordPlacementValues } from "#app/domain/placements/recorded/forms.ts";
import { canRecordPlacement } from "#app/domain/placements/recorded/policy.ts";
import { nextPlacementReference } from "#app/domain/placements/reference.server.ts";
import { loadPupil } from "#app/domain/pupils/visibility.server.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { recordedPlacements } from "#db/schema/placements.ts";
import { providers } from "#db/schema/providers.ts";

/**
 * Tells of a placement that was made elsewhere, at a provider that cannot be commissioned today, so that the
 * registration watch sees its hours. Refuses (rule) a provider that can (again in the database), a first day that is still to come (nothing
 * is newly commissioned this way), and a second one of the pupil there on the same days.
 */
export function recordPlacement(
  act: PersonAct,
  pupilId: string,
  values: RecordPlacementValues,
): Promise<string> {
  return transaction(act, async (tx) => {
    const pupil = await loadPupil(tx, act, pupilId);
    ensure(canRecordPlacement(act.actor, pupil), "You can record placements for your own pupils only");
    const today = londonDay(act.now);
    ensureRule(
      values.startsOn <= today,
      "Only a placement that has begun is recorded: what is to begin is commissioned from the menu",
      "startsOn",
    );
    await ensureElsewhere(tx, act, values.providerId);
    if (await isThere(tx, act, values.id)) return values.id;
    await ensureNoOther(tx, act, pupilId, values);

    const { authorityId } = act.actor;
    const { commissionedBy, endsOn = null, ...kept } = values;
    const bySchool = act.actor.organisationKind === "school" || commissionedBy === "school";
    const reference = await nextPlacementReference(tx, act, "RP");
    await tx.insert(recordedPlacements).values({
      ...kept,
      authorityId,
      reference,
      pupilId,
      schoolId: pupil.schoolId,
      commissionerId: bySchool ? pupil.schoolId : authorityId,
      endsOn,
      recordedBy: act.actor.userId,
      recordedOn: today,
      recordedAt: act.now,
    });
    await record(tx, act, {
      name: "placement.recorded",
      subjectId: pupilId,
      details: { recordedId: values.id, reference, providerId: values.providerId },
    });
    return values.id;
  });
}

async function ensureElsewhere(tx: Tx, act: PersonAct, providerId: string): Promise<void> {
  const [provider] = await tx
    .select({ id: providers.organisationId })
    .from(providers)
    .where(and(eq(providers.authorityId, act.actor.authorityId), eq(providers.organisationId, providerId)))
    .for("share");
  const standing = provider && (await standingOf(tx, act, providerId, londonDay(act.now)));
  ensureRule(
    standing && !standing.commissionable,
    "Choose a provider that is not on the menu; one on the menu is asked for a placement there",
    "providerId",
  );
}

async function isThere(tx: Tx, act: PersonAct, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: recordedPlacements.id })
    .from(recordedPlacements)
    .where(and(eq(recordedPlacements.authorityId, act.actor.authorityId), eq(recordedPlacements.id, id)));
  return rows.length > 0;
}

/** The pupil's row is locked, so two of them told at once wait for each other. */
async function ensureNoOther(
  tx: Tx,
  act: PersonAct,
  pupilId: string,
  { providerId, startsOn, endsOn }: RecordPlacementValues,
): Promise<void> {
  const [other] = await tx
    .select({ reference: recordedPlacements.reference, startsOn: recordedPlacements.startsOn })
    .from(recordedPlacements)
    .where(
      and(
        eq(recordedPlacements.authorityId, act.actor.authorityId),
        eq(recordedPlacements.pupilId, pupilId),
        eq(recordedPlacements.providerId, providerId),
        or(isNull(recordedPlacements.endsOn), sql`${recordedPlacements.endsOn} >= ${startsOn}`),
        endsOn === undefined ? undefined : sql`${recordedPlacements.startsOn} <= ${endsOn}`,
      ),
    );
  if (other)
    refuse(
      "rule",
      `It is recorded already as ${other.reference}, from ${formatDay(other.startsOn)}: end that one first if it has changed`,
    );
}
