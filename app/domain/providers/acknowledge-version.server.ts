import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addYears, type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { applyOrganisation } from "#app/domain/providers/apply-organisation.server.ts";
import { applyPerson } from "#app/domain/providers/apply-person.server.ts";
import { applySite } from "#app/domain/providers/apply-site.server.ts";
import type {
  AcknowledgeValues,
  OrganisationValues,
  ProviderPersonValues,
  SiteValues,
} from "#app/domain/providers/forms.ts";
import { stepVersion } from "#app/domain/providers/lifecycle.ts";
import { loadVersion } from "#app/domain/providers/load-version.server.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { firstDayOf, lastDayOf, withFirstDay } from "#app/domain/providers/versions.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { providerVersions } from "#db/schema/providers.ts";

/**
 * An officer acknowledges a change that waits: from now on it is what stands. A new site or person may be given a
 * later first day than the provider said, so that what is asked of it is there by then. Refuses (conflict) one that
 * no longer waits, and (rule) a first day before the provider's own more than a year later or after the last day.
 */
export function acknowledgeVersion(
  act: Act,
  versionId: string,
  { firstDay }: AcknowledgeValues = { firstDay: undefined },
): Promise<void> {
  return transaction(act, async (tx) => {
    const { version } = await loadVersion(tx, act, versionId);
    ensure(canAcknowledge(act.actor), "Only an officer who assures providers may acknowledge a change");
    const status = stepVersion("acknowledge", version.status);
    const stands = await standing(tx, act, version, firstDay);

    await tx
      .update(providerVersions)
      .set({
        status,
        ...(stands === version.content ? {} : { content: stands, answer: movedTo(firstDay) }),
        answeredBy: act.actor.kind === "person" ? act.actor.userId : null,
        answeredAt: act.now,
      })
      .where(
        and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.id, versionId)),
      );
    await apply(tx, act, { ...version, content: stands });
    const { providerId, part } = version;
    await record(tx, act, {
      name: "version.acknowledged",
      subjectId: providerId,
      details: { versionId, part },
    });
  });
}

/** What stands from now on: what was asked, or of something new the same from a later day. */
async function standing(tx: Tx, act: Act, version: Version, firstDay: CalendarDate | undefined) {
  const { part, partId, content } = version;
  const own = firstDayOf(part, content);
  if (firstDay === undefined || own === undefined || firstDay === own) return content;
  const ofPart = and(
    eq(providerVersions.authorityId, act.actor.authorityId),
    eq(providerVersions.partId, partId),
    eq(providerVersions.status, "stands"),
  );
  ensureRule((await tx.$count(providerVersions, ofPart)) === 0, "It has begun already", "firstDay");
  ensureRule(
    firstDay > own,
    `The provider says ${formatDay(own)}: choose that day or a later one`,
    "firstDay",
  );
  const latest = addYears(own, 1);
  ensureRule(
    firstDay <= latest,
    `Choose a day up to ${formatDay(latest)}, a year after the provider's own`,
    "firstDay",
  );
  const last = lastDayOf(part, content);
  ensureRule(!last || firstDay <= last, "The first day cannot be after the last", "firstDay");
  return withFirstDay(part, content, firstDay);
}

/** What the provider reads of a first day that was moved. */
const movedTo = (firstDay: CalendarDate | undefined): string =>
  firstDay
    ? `It counts from ${formatDay(firstDay)}. Give the evidence that is asked for before that day.`
    : "";

type Version = Awaited<ReturnType<typeof loadVersion>>["version"];

/** What is kept is what the form of that part gave; only nothing typed is kept as null. */
function apply(tx: Tx, act: Act, { part, partId, providerId, content }: Version): Promise<void> {
  const values = { ...content, id: partId };
  if (part === "organisation") return applyOrganisation(tx, act, providerId, as<OrganisationValues>(content));
  if (part === "site") return applySite(tx, act, providerId, as<SiteValues>(values));
  return applyPerson(tx, act, providerId, as<ProviderPersonValues>(values));
}

const as = <Values>(content: Record<string, unknown>) => content as Values;
