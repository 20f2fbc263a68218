/** The providers' offers, drafted, priced, given places and published. */
import { randomUUID } from "node:crypto";
import { addDays, weeklyHalfDays } from "#app/core/calendar.ts";
import { parseMoney, zeroPence } from "#app/core/money.ts";
import { draftOffer } from "#app/domain/menu/draft-offer.server.ts";
import type { OfferPlaces } from "#app/domain/menu/forms.ts";
import { publishOffer } from "#app/domain/menu/publish-offer.server.ts";
import { setPlaces } from "#app/domain/menu/set-places.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import { listSites } from "#app/domain/providers/queries.server.ts";
import { actOf, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import { extrasOf } from "#app/start/story/offer-extras.ts";
import type { OfferRow } from "#app/start/story/offer-row.ts";
import { offerRows } from "#app/start/story/offers.ts";
import { type ProviderRow, providerRows } from "#app/start/story/providers.ts";
import { startOf } from "#app/start/story/years.ts";

export type StoryOffer = { id: string; row: OfferRow; provider: ProviderRow };

/** Every offer of the story by provider; those of providers that are not approved are drafts or wait unseen. */
export async function fillMenu(cast: Cast): Promise<StoryOffer[]> {
  const made = await Promise.all(providerRows.map((provider, index) => offersOf(cast, provider, index)));
  return made.flat();
}

async function offersOf(cast: Cast, provider: ProviderRow, index: number): Promise<StoryOffer[]> {
  const rows = offerRows.filter((row) => row.provider === provider.key);
  if (rows.length === 0) return [];
  const day = addDays(startOf(cast.years, provider.progress, index), 1);
  const act = actOf(cast, { role: "provider_manager", at: provider.name, day, time: "14:00" });
  const sites = await listSites(act, organisationOf(cast, provider.name));
  const offers: StoryOffer[] = [];
  for (const row of rows) {
    const siteName = (provider.sites[row.site ?? 0] ?? provider.sites[0])?.name;
    const siteId = sites.find(({ name }) => name === siteName)?.id ?? "";
    const id = await draftOffer(act, {
      id: randomUUID(),
      ...detailsOf(row, siteId),
      ...extrasOf(row, offerRows.indexOf(row)),
    });
    await setPrice(act, id, {
      startsOn: day,
      price: parseMoney(row.price) ?? zeroPence,
      basis: row.basis,
      programmeSessions: row.programmeSessions,
      joiningFee: parseMoney(row.joiningFee ?? "0") ?? zeroPence,
    });
    const places = Object.fromEntries(
      weeklyHalfDays.map((half) => [half, row.halves.includes(half) ? row.places : 0]),
    );
    await setPlaces(act, id, { startsOn: day, places: places as OfferPlaces["places"] });
    if (isPublished(provider)) await publishOffer(act, id);
    offers.push({ id, row, provider });
  }
  return offers;
}

const isPublished = ({ progress }: ProviderRow) =>
  !["draft", "submitted", "in_check", "shared", "corrected", "proposed", "declined"].includes(progress);

function detailsOf(row: OfferRow, siteId: string) {
  const hasMorning = row.halves.some((half) => half.endsWith("am"));
  const hasAfternoon = row.halves.some((half) => half.endsWith("pm"));
  return {
    title: row.title,
    summary: row.summary,
    description: `${row.summary}\n\nEvery pupil has a named key worker, a plan agreed with the school before the first day and a report each half term. What is made, learnt and passed is the pupil's to take back to school.`,
    kind: row.kind,
    tier: row.tier,
    needs: [...row.needs],
    keyStages: [...row.keyStages],
    qualifications: row.qualifications ?? "",
    groupSize: row.places,
    siteId,
    amStarts: hasMorning ? "09:30" : null,
    amEnds: hasMorning ? "12:00" : null,
    pmStarts: hasAfternoon ? "12:45" : null,
    pmEnds: hasAfternoon ? "15:00" : null,
    transport: row.transport ?? ("none" as const),
    charged: row.charged ?? ("booked" as const),
    noticeDays: row.noticeDays,
    vatTreatment: "exempt" as const,
    vatRatePercent: undefined,
    priceIsPrivate: row.provider === "millrace",
  };
}
