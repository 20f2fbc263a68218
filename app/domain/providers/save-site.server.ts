import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { applySite, findOwnSite } from "#app/domain/providers/apply-site.server.ts";
import type { SiteValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { writeVersion } from "#app/domain/providers/write-version.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/**
 * Adds a site, or amends the one of that id, as a version; its postcode is placed as exactly as is known. A site
 * that is new, closed or moved after an approval waits for an officer. Not found: another's site.
 */
export function saveSite(act: Act, providerId: string, values: SiteValues): Promise<"stands" | "waiting"> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may change its sites");
    const known = await findOwnSite(tx, act, providerId, values.id);

    const before = known && contentOf("site", known);
    const after = contentOf("site", values);
    const edit = { providerId, part: "site", partId: values.id, before, after } as const;
    const outcome = await writeVersion(tx, act, edit);
    if (outcome === "stands") await applySite(tx, act, providerId, values);
    return outcome;
  });
}
