import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { applyOrganisation } from "#app/domain/providers/apply-organisation.server.ts";
import { applyPerson } from "#app/domain/providers/apply-person.server.ts";
import { applySite } from "#app/domain/providers/apply-site.server.ts";
import type { OrganisationValues, ProviderPersonValues, SiteValues } from "#app/domain/providers/forms.ts";
import { stepVersion } from "#app/domain/providers/lifecycle.ts";
import { loadVersion } from "#app/domain/providers/load-version.server.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { providerVersions } from "#db/schema/providers.ts";

/** An officer acknowledges a change that waits: from now on it is what stands. Refuses one that no longer waits. */
export function acknowledgeVersion(act: Act, versionId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { version } = await loadVersion(tx, act, versionId);
    ensure(canAcknowledge(act.actor), "Only an officer who assures providers may acknowledge a change");
    const status = stepVersion("acknowledge", version.status);

    await tx
      .update(providerVersions)
      .set({
        status,
        answeredBy: act.actor.kind === "person" ? act.actor.userId : null,
        answeredAt: act.now,
      })
      .where(
        and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.id, versionId)),
      );
    await apply(tx, act, version);
    const { providerId, part } = version;
    await record(tx, act, {
      name: "version.acknowledged",
      subjectId: providerId,
      details: { versionId, part },
    });
  });
}

type Version = Awaited<ReturnType<typeof loadVersion>>["version"];

/** What is kept is what the form of that part gave; only nothing typed is kept as null. */
function apply(tx: Tx, act: Act, { part, partId, providerId, content }: Version): Promise<void> {
  const values = { ...content, id: partId };
  if (part === "organisation") return applyOrganisation(tx, act, providerId, as<OrganisationValues>(content));
  if (part === "site") return applySite(tx, act, providerId, as<SiteValues>(values));
  return applyPerson(tx, act, providerId, as<ProviderPersonValues>(values));
}

const as = <Values>(content: Record<string, unknown>) => content as Values;
