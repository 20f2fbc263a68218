import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { SiteValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { sites } from "#db/schema/providers.ts";

/** Adds a site, or amends the one of that id; its postcode is placed as exactly as is known. Not found: another's site. */
export function saveSite(act: Act, providerId: string, values: SiteValues): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may change its sites");
    const [known] = await tx
      .select({ providerId: sites.providerId })
      .from(sites)
      .where(and(eq(sites.authorityId, act.actor.authorityId), eq(sites.id, values.id)));
    if (known && known.providerId !== providerId) refuse("not_found", "There is no such site");

    const place = await placeOf(tx, values.postcode);
    const row = {
      ...values,
      closedOn: values.closedOn ?? null,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
    };
    await tx
      .insert(sites)
      .values({ ...row, authorityId: act.actor.authorityId, providerId })
      .onConflictDoUpdate({ target: [sites.authorityId, sites.id], set: row });
    await record(tx, act, {
      name: known ? "site.amended" : "site.added",
      subjectId: providerId,
      details: { siteId: values.id, closedOn: values.closedOn },
    });
  });
}
