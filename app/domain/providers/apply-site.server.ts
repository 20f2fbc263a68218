import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { SiteValues } from "#app/domain/providers/forms.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { sites } from "#db/schema/providers.ts";

/** The site of that id as it stands, or nothing when it is new. Not found: another provider's site. */
export async function findOwnSite(tx: Tx, act: Act, providerId: string, siteId: string) {
  const [known] = await tx
    .select()
    .from(sites)
    .where(and(eq(sites.authorityId, act.actor.authorityId), eq(sites.id, siteId)));
  if (known && known.providerId !== providerId) refuse("not_found", "There is no such site");
  return known;
}

/** Makes a site stand as it is told; a site that opens or closes is an event that commissioners hear of. */
export async function applySite(tx: Tx, act: Act, providerId: string, values: SiteValues): Promise<void> {
  const known = await findOwnSite(tx, act, providerId, values.id);
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
  const details = { siteId: values.id, closedOn: row.closedOn };
  const name = known ? "site.amended" : "site.added";
  await record(tx, act, { name, subjectId: providerId, details });
  if (!known) await record(tx, act, { name: "site.opened", subjectId: providerId, details });
  if (row.closedOn && row.closedOn !== known?.closedOn)
    await record(tx, act, { name: "site.closed", subjectId: providerId, details });
}
